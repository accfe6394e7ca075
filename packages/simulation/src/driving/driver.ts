import type { EpochMs } from '@tidemark/core';
import { namesOf } from '@tidemark/pipeline';
import type { Timing } from '@tidemark/stream';
import type { ShopDay } from '../shop/shop-day.ts';
import { deliverRound } from './deliver-round.ts';
import { openPace } from './pace.ts';
import { roundsOf } from './rounds.ts';
import { type ShopProducer, shopProducers } from './shop-producers.ts';
import { openSourceRecords } from './source-records.ts';
import { openTickWriter, type TimeContext } from './tick-writer.ts';

/** What to drive, through which days, how fast, and until when. */
export interface DriveOptions {
  /** A deployment that is set up, with `time: simulated`, and whose services run. */
  readonly context: TimeContext;
  readonly days: Iterable<ShopDay>;
  /** Simulated days per second of wall time; 0: as fast as the pipeline goes. */
  readonly speed: number;
  /** Time between two looks at committed offsets; 0 when the services run in this process. */
  readonly pollEveryMs: number;
  /** The wall clock. */
  readonly timing: Timing;
  /**
   * When the drive waits for the segmenter: after each day, so that all outputs of the day are published when it is
   * yielded; or only after the last one. Customers' sequences are the same either way.
   */
  readonly settles?: 'each-day' | 'at-end';
  /** Stops the drive between two steps; its reason is thrown. */
  readonly signal: AbortSignal;
  /** Called before each append with the instant of the tick to come: moves a log's simulated clock along. */
  readonly onStep?: (at: EpochMs) => void;
  /** Who writes the days' events to which source; the standard list by default. */
  readonly producers?: readonly ShopProducer[];
}

/** A day that has been delivered. */
export interface DrivenDay {
  readonly date: string;
  readonly tickAt: EpochMs;
  /** How many were delivered. */
  readonly events: number;
}

/**
 * Drives a pipeline, embedded or real, through simulated days. Each day, in this order:
 * 1. the day's events, in rounds that keep each customer's order over the topics;
 * 2. after each round: until the intakes have committed it;
 * 3. a tick at the day's end to every partition of the log;
 * 4. until everything due by then is published, if it is to settle.
 *
 * @throws TidemarkError `refused` when the deployment is not set up; the reason of `signal` when it is aborted
 */
export async function* driveDays(options: DriveOptions): AsyncGenerator<DrivenDay> {
  const { context, timing, signal, settles = 'each-day', producers = shopProducers } = options;
  const names = namesOf(context);
  const polling = { everyMs: options.pollEveryMs, timing, signal };
  const toRecord = await openSourceRecords(context, producers);
  const appender = await context.log.openAppender();
  try {
    const sources = producers.map(({ source }) => source.name);
    const delivery = { log: context.log, appender, names, sources };
    const ticks = await openTickWriter(context, appender);
    const pace = openPace(timing, options.speed);
    let last: EpochMs | undefined;
    for (const { date, events, tickAt } of options.days) {
      await pace(signal);
      for (const round of roundsOf(events, producers)) {
        options.onStep?.(tickAt);
        await deliverRound(delivery, round.map(toRecord), polling);
      }
      options.onStep?.(tickAt);
      if (settles === 'each-day') await ticks.settle(tickAt, polling);
      else await ticks.write(tickAt);
      last = tickAt;
      yield { date, tickAt, events: events.length };
    }
    if (settles === 'at-end' && last !== undefined) await ticks.settle(last, polling);
  } finally {
    await appender.close();
  }
}
