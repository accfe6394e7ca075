import type { EpochMs } from '@tidemark/core';
import { namesOf } from '@tidemark/pipeline';
import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import { type Appender, openWireEncoder, type ServiceContext } from '@tidemark/stream';
import { type Polling, poll } from './polling.ts';
import type { SourceContext } from './source-records.ts';

/** The names, the log, the registry and the states that time is told to. */
export type TimeContext = SourceContext & Pick<ServiceContext, 'store'>;

/**
 * How long a partition may stand still, with nothing due in it, before it counts as settled: a block of nothing but
 * repeats, and a tick that finds nothing, are applied without any trace.
 */
const PATIENCE_MS = 1_000;

/** A partition that has been told the time: the offset of its tick, and of the end of what was settled before. */
interface Told {
  readonly partition: number;
  readonly tickOffset: number;
  readonly settled: number;
}

/** Tells every partition the time and waits until silence has nothing left to say up to and including it. */
export type TellTime = (at: EpochMs, polling: Polling) => Promise<void>;

/**
 * Each call: 1. appends a tick to every partition of the log; 2. waits for each until the segmenter has committed behind
 * it, or has committed everything before it and nothing is due; 3. tells the time again where more was due than
 * one tick handles.
 */
export async function openTellTime(context: TimeContext, appender: Appender): Promise<TellTime> {
  const { log, registry } = context;
  const topic = namesOf(context).customerEvents;
  const encoder = await openWireEncoder({
    registry,
    subject: subjectOf(topic),
    codec: customerEventsBlockSchema,
  });
  const settled = new Map<number, number>();

  return async (at, polling) => {
    const value = encoder.encode({ origins: [], entries: [{ type: 'Tick', at }] });
    let pending: readonly number[] = (await log.bounds(topic))!.map(({ partition }) => partition);
    while (pending.length > 0) {
      const appended = await appender.append(
        pending.map((partition) => ({ topic, partition, key: null, value })),
      );
      const told = appended.map(({ partition, offset }) => ({
        partition,
        tickOffset: offset,
        settled: settled.get(partition) ?? 0,
      }));
      pending = await settle(context, told, at, polling);
      for (const { partition, tickOffset } of told) settled.set(partition, tickOffset + 1);
    }
  };
}

/** Waits until the ticks are applied; returns the partitions in which more is due. */
async function settle(
  context: TimeContext,
  told: readonly Told[],
  at: EpochMs,
  polling: Polling,
): Promise<readonly number[]> {
  const { log, store } = context;
  const { progressGroup, customerEvents } = namesOf(context);
  const startedAt = polling.timing.now();
  const again: number[] = [];
  let waiting = told;
  await poll(polling, async () => {
    const committed = await log.committed(progressGroup, customerEvents);
    const still: Told[] = [];
    for (const each of waiting) {
      const offset = committed.get(each.partition)?.offset ?? 0;
      const hasMore = (await store.partition(each.partition).dueThrough(at, 1)).length > 0;
      const isUntouched = offset >= each.tickOffset || each.settled === each.tickOffset;
      const isPatient = polling.timing.now() - startedAt < PATIENCE_MS;
      if (offset > each.tickOffset && hasMore) again.push(each.partition);
      else if (offset <= each.tickOffset && (hasMore || (!isUntouched && isPatient))) still.push(each);
    }
    waiting = still;
    return still.length === 0;
  });
  return again;
}
