import { createSystemTiming } from '@tidemark/stream';
import { Command } from 'commander';
import type { DemoOptions } from '../demo/demo-options.ts';
import { type DemoTerminal, runDemo } from '../demo/run-demo.ts';
import { openJsonScreen } from '../demo/screens/json-screen.ts';
import { openLiveScreen } from '../demo/screens/live-screen.ts';
import { colours, noColours } from '../demo/screens/paint.ts';
import { openPlainScreen } from '../demo/screens/plain-screen.ts';
import { printableLines } from '../sentences/printable-lines.ts';
import { openLineWriter } from '../terminal/line-writer.ts';
import { untilInterrupted } from './interrupt.ts';
import { currencyCode, instant, rate, wholeNumber } from './parse-option.ts';

/** `tidemark demo`: everything in one process, on a simulated shop or a file. */
export function demoCommand(): Command {
  return new Command('demo')
    .description(
      'run the whole pipeline in this process on a simulated shop, or on a file, and show what it publishes',
    )
    .option('--seed <text>', 'seed of the simulated shop: the same seed gives the same events', '1')
    .option('--customers <n>', 'customers of the simulated shop', wholeNumber(1), 300)
    .option(
      '--days <n>',
      'days with events (default: endless; 365 with --exit; a file: its own)',
      wholeNumber(1),
    )
    .option('--speed <n>', 'simulated days per second, 0 = unlimited (default: 4; a file or --json: 0)', rate)
    .option('--exit', 'stop at the end with a summary', false)
    .option(
      '--until <instant>',
      'the last tick, such as 2025-06-30T00:00:00Z; nothing after it is delivered. After --days, time goes on to it without events',
      instant,
    )
    .option('--json', 'one JSON object per published output on standard output', false)
    .option('--input <file.csv>', 'events of a CSV file instead of the simulated shop')
    .option('--skip-bad [file]', 'set bad rows aside in a new file (default: <file.csv>.bad)')
    .option('--zone <name>', 'time zone of days and midnights, such as Europe/Berlin', 'UTC')
    .option(
      '--currency <code>',
      'ISO 4217 currency (default: the first that the file names, else USD)',
      currencyCode,
    )
    .action(async (flags: DemoFlags) => {
      const options = readFlags(flags);
      await runDemo(options, openTerminal(options));
    });
}

interface DemoFlags {
  readonly seed: string;
  readonly customers: number;
  readonly days?: number;
  readonly speed?: number;
  readonly exit: boolean;
  readonly until?: number;
  readonly json: boolean;
  readonly input?: string;
  readonly skipBad?: string | true;
  readonly zone: string;
  readonly currency?: string;
}

const WATCHABLE_SPEED = 4;

function readFlags({ skipBad, ...flags }: DemoFlags): DemoOptions {
  const isForWatching = flags.input === undefined && !flags.json;
  return {
    ...flags,
    days: flags.days,
    until: flags.until,
    input: flags.input,
    currency: flags.currency,
    speed: flags.speed ?? (isForWatching ? WATCHABLE_SPEED : 0),
    badRowsPath: skipBad === true ? `${flags.input}.bad` : skipBad,
  };
}

/** What there is to show on: a terminal that changes in place, lines for pipes, or JSON. */
function openTerminal(options: DemoOptions): DemoTerminal {
  const { stdout, stderr } = process;
  const timing = createSystemTiming();
  const out = openLineWriter(stdout);
  const people = openLineWriter(stderr);
  const isLive = stdout.isTTY && !options.json;
  return {
    timing,
    enough: AbortSignal.any([untilInterrupted(), out.gone]),
    staysOpen: isLive && !options.exit,
    print: (line) => (isLive ? out : people).write(`${printableLines(line)}\n`),
    openScreen: (tally, { nameOf }, zone) => {
      const style = { zone, nameOf };
      if (options.json) return openJsonScreen(out, people);
      if (!isLive) return openPlainScreen(out, tally, style);
      // hasColors knows the terminal and respects NO_COLOR.
      const paint = stdout.hasColors() ? colours : noColours;
      return openLiveScreen(out, { tally, style, paint, timing, size: () => stdout });
    },
  };
}
