import { setTimeout as sleep } from 'node:timers/promises';
import { DAY } from '@tidemark/core';
import { namesOf } from '@tidemark/pipeline';
import type { RealContext } from '../../support/real-context.ts';
import { type Backlog, sourceTopics } from '../workload/fill-sources.ts';
import { HISTORY_STARTS } from '../workload/shop-history.ts';
import type { CarriedEvents } from './carried-events.ts';
import { driveTicks } from './drive-ticks.ts';
import type { RunningPipeline } from './running-pipeline.ts';
import { type WarmCpu, watchWarmCpu } from './warm-cpu.ts';

/** Between two ticks, so that they weigh the same however many events there are; as many ticks follow without events. */
const EVENTS_PER_TICK = 10_000;
const LOOK_MS = 50;

/** What was seen until everything was published. */
export interface Published {
  /** By `performance.now()`, as `publishedAt`. */
  readonly carriedAt: number;
  readonly publishedAt: number;
  readonly cpu: WarmCpu;
}

/** A backlog that a running pipeline works off. */
export interface Underway {
  /** Of the events; as many days of silence follow. */
  readonly days: number;
  readonly backlog: Backlog;
  readonly carried: CarriedEvents;
  readonly pipeline: RunningPipeline;
}

/** Drives time and watches who has become warm, until the last tick is folded and what it found due is published. */
export async function untilPublished(
  context: RealContext,
  { days, backlog, carried, pipeline }: Underway,
): Promise<Published> {
  const topics = sourceTopics(context);
  let folded = 0;
  const doings = [
    ...[...topics].map(([topic, source]) => ({
      process: source,
      events: backlog.bySource.get(source) ?? 0,
      done: () => carried.ofTopic(topic),
    })),
    ...['segmenter', 'redis'].map((process) => ({ process, events: backlog.events, done: () => folded })),
  ];
  const cpu = watchWarmCpu(doings, pipeline.cpuMicros);
  let isPublished = false;
  const publishing = driveTicks(context, {
    from: HISTORY_STARTS,
    until: HISTORY_STARTS + 2 * days * DAY,
    everyMs: (days * DAY) / Math.max(1, Math.round(backlog.events / EVENTS_PER_TICK)),
    reached: carried.reached,
  }).finally(() => {
    isPublished = true;
  });
  // It is awaited below, unless a service has ended: then that is what is to be said.
  publishing.catch(() => {});
  let carriedAt: number | undefined;
  while (!isPublished) {
    pipeline.assertRunning();
    folded = await foldedEvents(context, carried);
    cpu.look();
    if (carried.reached() === Number.POSITIVE_INFINITY) carriedAt ??= performance.now();
    await sleep(LOOK_MS);
  }
  await publishing;
  const publishedAt = performance.now();
  return { carriedAt: carriedAt ?? publishedAt, publishedAt, cpu };
}

async function foldedEvents(context: RealContext, carried: CarriedEvents): Promise<number> {
  const { progressGroup, customerEvents } = namesOf(context);
  const committed = await context.log.committed(progressGroup, customerEvents);
  return [...committed].reduce((sum, [partition, { offset }]) => sum + carried.below(partition, offset), 0);
}
