import { dayStart, type LocalDay, type ZoneTable } from '@tidemark/core';
import { Command, InvalidArgumentError } from 'commander';
import { loadInput } from '../input/load-input.ts';
import { plainTable } from '../inspect/plain-table.ts';
import { findPolicy } from '../policy/find-policy.ts';
import { replayHistory } from '../replay/replay-history.ts';
import { type ReplaySummary, summarize } from '../replay/summarize.ts';
import { writeResults } from '../replay/write-results.ts';
import { loadZone } from './load-zone.ts';

interface ReplayFlags {
  readonly input: string;
  readonly policy: string;
  readonly asOf: LocalDay;
  readonly out: string;
  readonly zone: string;
  readonly currency?: string;
  readonly skipBad?: string | true;
}

/** `tidemark replay`: what rules would have said of a history. */
export function replayCommand(): Command {
  return new Command('replay')
    .description(
      'try rules on a history: who would be in which class at the end of a day, and what would have been said',
    )
    .requiredOption('--input <file.csv>', 'the history, as the demo takes it')
    .requiredOption(
      '--as-of <YYYY-MM-DD>',
      'the last day that counts; everybody is looked at when it ends',
      localDate,
    )
    .requiredOption('--out <folder>', 'where customers.csv, changes.jsonl, alerts.jsonl and summary.json go')
    .option('--policy <preset or file>', 'the rules', 'retail')
    .option('--zone <name>', 'time zone of days and midnights', 'UTC')
    .option('--currency <code>', 'ISO 4217 currency (default: the first that the file names, else USD)')
    .option('--skip-bad [file]', 'set bad rows aside in a new file (default: <file.csv>.bad)')
    .action(async (flags: ReplayFlags) => {
      const { policy } = await findPolicy(flags.policy);
      const zone = loadZone(flags.zone);
      const { events, currency } = await loadInput({
        path: flags.input,
        currency: flags.currency,
        badRowsPath: flags.skipBad === true ? `${flags.input}.bad` : flags.skipBad,
      });
      const until = endOf(flags.asOf, zone);
      const replayed = replayHistory(events, { policy, zone, currency, until });
      const summary = summarize(replayed, currency, zone);
      await writeResults(flags.out, replayed, summary);
      console.log(describe(summary, flags.out));
    });
}

/** The midnight at which a local day is over. */
function endOf(day: LocalDay, zone: ZoneTable): number {
  return dayStart(zone, day + 1);
}

function localDate(text: string): LocalDay {
  const at = Date.parse(`${text}T00:00:00Z`);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(at).toISOString().startsWith(text)) return at / 86_400_000;
  throw new InvalidArgumentError('Expected a date such as 2025-06-30.');
}

function describe({ events, customers, currency, segments, ...rest }: ReplaySummary, folder: string): string {
  const table = plainTable(['segment', 'customers', `money in the window (${currency})`]);
  for (const [name, { customers: members, monetary }] of Object.entries(segments))
    table.push([name, members, monetary]);
  const sum = (perDay: Readonly<Record<string, number>>) =>
    Object.values(perDay).reduce((total, count) => total + count, 0);
  return [
    String(table),
    `${events} events of ${customers} customers: ${sum(rest.changesPerDay)} segment changes, ${sum(rest.alertsPerDay)} churn alerts. Written to ${folder}.`,
  ].join('\n');
}
