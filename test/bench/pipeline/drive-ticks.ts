import { setTimeout as sleep } from 'node:timers/promises';
import type { EpochMs } from '@tidemark/core';
import { createSystemTiming } from '@tidemark/stream';
import { openTickWriter } from '../../../packages/simulation/src/driving/tick-writer.ts';
import type { RealContext } from '../../support/real-context.ts';

/** How often the log's time is looked at, and whether the last ticks are folded. */
const LOOK_MS = 50;

export interface TickPlan {
  readonly from: EpochMs;
  /** The last tick; everything due by then is published in the end. */
  readonly until: EpochMs;
  readonly everyMs: number;
  /** No event is still to come into the log that happened before. */
  readonly reached: () => EpochMs;
}

/**
 * Writes the ticks of a history that is being carried over, each as soon as all sources have passed its instant: so late as
 * a clock would whose time is that of the events. There are the same ticks in each run. Resolves when everything due is
 * published.
 */
export async function driveTicks(context: RealContext, plan: TickPlan): Promise<void> {
  const { from, until, everyMs, reached } = plan;
  const appender = await context.log.openAppender();
  const ticks = await openTickWriter(context, appender);
  const polling = { everyMs: LOOK_MS, timing: createSystemTiming(), signal: new AbortController().signal };
  for (let at = from + everyMs; at < until; at += everyMs) {
    while (reached() < at) await sleep(LOOK_MS);
    await ticks.write(at);
  }
  await ticks.settle(until, polling);
  await appender.close();
}
