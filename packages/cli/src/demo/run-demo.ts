import type { ZoneTable } from '@tidemark/core';
import { openReadOutputs } from '@tidemark/operations';
import type { EmbeddedLists } from '@tidemark/pipeline';
import {
  type DrivenDay,
  driveDays,
  type EmbeddedDeployment,
  loadZone,
  openEmbedded,
} from '@tidemark/simulation';
import type { Timing } from '@tidemark/stream';
import { openRateMeter } from '../terminal/rate-meter.ts';
import type { DemoOptions } from './demo-options.ts';
import { type DayPlan, planDays } from './plan-days.ts';
import type { Progress } from './screens/progress.ts';
import type { Screen } from './screens/screen.ts';
import { summary } from './screens/summary.ts';
import { openTally, type Tally } from './screens/tally.ts';

/** Where and how long a demo is shown. */
export interface DemoTerminal {
  /** Opens once zone and names are known. */
  readonly openScreen: (tally: Tally, plan: DayPlan, zone: ZoneTable) => Screen;
  /** A line for people, whatever the screen shows. */
  readonly print: (line: string) => Promise<void>;
  /** Aborted by Ctrl-C or when the reader has gone: the demo ends as if it were through. */
  readonly enough: AbortSignal;
  /** True when the last picture is to stay until `enough`. */
  readonly staysOpen: boolean;
  /** The wall clock. */
  readonly timing: Timing;
}

/**
 * Runs the whole pipeline in this process on a simulated shop or a file, and shows it. Resolves at its end, or when
 * the terminal's `enough` is aborted.
 *
 * @param lists that the deployment runs with; the standard ones by default
 * @throws InputError for options and files that cannot be used; TidemarkError when a service cannot go on
 */
export async function runDemo(
  options: DemoOptions,
  terminal: DemoTerminal,
  lists: EmbeddedLists = {},
): Promise<void> {
  const zone = loadZone(options.zone);
  const plan = await planDays(options, zone);
  for (const note of plan.notes) await terminal.print(note);
  const { startAt, currency } = plan;
  const deployment = await openEmbedded({ zone, currency, startAt, timing: terminal.timing, ...lists });
  const tally = openTally();
  const screen = terminal.openScreen(tally, plan, zone);
  const startedAt = terminal.timing.now();
  try {
    const last = await show({ options, terminal, plan, deployment, lists, tally, screen });
    await screen.end(summary(last, tally.followUps(), terminal.timing.now() - startedAt));
    if (terminal.staysOpen && !terminal.enough.aborted) {
      await terminal.print('The end. Ctrl-C to leave.');
      await new Promise((resolve) => terminal.enough.addEventListener('abort', resolve, { once: true }));
    }
  } finally {
    await deployment.stop();
  }
}

interface Show {
  readonly options: DemoOptions;
  readonly terminal: DemoTerminal;
  readonly plan: DayPlan;
  readonly deployment: EmbeddedDeployment;
  readonly lists: EmbeddedLists;
  readonly tally: Tally;
  readonly screen: Screen;
}

/** Drives and shows day after day; returns how far it came. */
async function show(parts: Show): Promise<Progress | undefined> {
  const { terminal, plan, deployment, lists, tally, screen } = parts;
  const failure = new AbortController();
  deployment.ended.catch((error: unknown) => failure.abort(error));
  const signal = AbortSignal.any([terminal.enough, failure.signal]);
  const readOutputs = openReadOutputs(deployment.context, terminal.timing, lists.outputs);
  const rate = openRateMeter(terminal.timing.now());
  let progress: Progress | undefined;
  try {
    for await (const { date, events } of drive(parts, signal)) {
      const outputs = await readOutputs();
      await deployment.forget();
      tally.note(outputs);
      rate.note(terminal.timing.now(), events);
      progress = {
        date,
        day: (progress?.day ?? 0) + 1,
        days: plan.count,
        events: (progress?.events ?? 0) + events,
        eventsPerSecond: rate.perSecond(),
        customers: tally.customers(),
        published: tally.published(),
      };
      await screen.day(outputs, progress);
    }
  } catch (error) {
    if (!terminal.enough.aborted || failure.signal.aborted) throw error;
  }
  return progress;
}

function drive({ options, terminal, plan, deployment }: Show, signal: AbortSignal): AsyncIterable<DrivenDay> {
  return driveDays({
    context: deployment.context,
    days: plan.days,
    speed: options.speed,
    // The services run in this process: giving way is enough.
    pollEveryMs: 0,
    timing: terminal.timing,
    signal,
    onStep: deployment.advanceTo,
  });
}
