import type { EpochMs } from '@tidemark/core';
import { namesOf } from '@tidemark/pipeline';
import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import { type Appended, type Appender, openWireEncoder, type ServiceContext } from '@tidemark/stream';
import { type Polling, poll } from './polling.ts';
import type { SourceContext } from './source-records.ts';

/** The names, the log, the registry and the states of a deployment whose time is driven. */
export type TimeContext = SourceContext & Pick<ServiceContext, 'store'>;

/** Writes ticks to the partitions of the log. */
export interface TickWriter {
  /** Appends a tick to every partition, and does not wait until it is folded. */
  write(at: EpochMs): Promise<readonly Appended[]>;
  /** The same, and waits until everything due up to and including it is published. */
  settle(at: EpochMs, polling: Polling): Promise<void>;
}

/**
 * Opens a writer of ticks for a deployment with simulated time: there the segmenter writes its states after a tick. Where more is due
 * than one tick handles, another one of the same instant follows.
 */
export async function openTickWriter(context: TimeContext, appender: Appender): Promise<TickWriter> {
  const { log, registry, store } = context;
  const { customerEvents: topic } = namesOf(context);
  const subject = subjectOf(topic);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const all = (await log.bounds(topic))!.map(({ partition }) => partition);

  const tick = (partitions: readonly number[], at: EpochMs) => {
    const value = encoder.encode({ origins: [], entries: [{ type: 'Tick', at }] });
    return appender.append(partitions.map((partition) => ({ topic, partition, key: null, value })));
  };
  const appliedIn = async (partition: number) =>
    (await store.partition(partition).readFields([])).applied ?? 0;
  const untilApplied = (ticks: readonly Appended[], polling: Polling) =>
    poll(polling, async () => {
      const applied = await Promise.all(ticks.map(({ partition }) => appliedIn(partition)));
      return ticks.every(({ offset }, index) => applied[index]! > offset);
    });
  const withMoreDue = async (at: EpochMs): Promise<readonly number[]> => {
    const dues = await Promise.all(all.map((partition) => store.partition(partition).dueThrough(at, 1)));
    return all.filter((_, index) => dues[index]!.length > 0);
  };

  return {
    write: (at) => tick(all, at),
    settle: async (at, polling) => {
      let pending = all;
      while (pending.length > 0) {
        await untilApplied(await tick(pending, at), polling);
        pending = [...(await withMoreDue(at))];
      }
    },
  };
}
