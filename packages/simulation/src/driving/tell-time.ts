import type { EpochMs } from '@tidemark/core';
import { namesOf } from '@tidemark/pipeline';
import { customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import { type Appended, type Appender, openWireEncoder, type ServiceContext } from '@tidemark/stream';
import { type Polling, poll } from './polling.ts';
import type { SourceContext } from './source-records.ts';

/** The names, the log, the registry and the states that time is told to. */
export type TimeContext = SourceContext & Pick<ServiceContext, 'store'>;

/** Tells the partitions of the log what time it is. */
export interface TellTime {
  /** Appends a tick to every partition; whoever folds it will say what is due, in its own time. */
  tell(at: EpochMs): Promise<readonly Appended[]>;
  /** The same, and waits until silence has nothing left to say up to and including it. */
  settle(at: EpochMs, polling: Polling): Promise<void>;
}

/**
 * Opens what tells the time of a deployment with simulated time: there the segmenter commits every tick. Where more was
 * due than one tick handles, the time is told again.
 */
export async function openTellTime(context: TimeContext, appender: Appender): Promise<TellTime> {
  const { log, registry, store } = context;
  const { customerEvents: topic, progressGroup } = namesOf(context);
  const subject = subjectOf(topic);
  const encoder = await openWireEncoder({ registry, subject, codec: customerEventsBlockSchema });
  const all = (await log.bounds(topic))!.map(({ partition }) => partition);

  const tick = (partitions: readonly number[], at: EpochMs) => {
    const value = encoder.encode({ origins: [], entries: [{ type: 'Tick', at }] });
    return appender.append(partitions.map((partition) => ({ topic, partition, key: null, value })));
  };
  const untilFolded = (ticks: readonly Appended[], polling: Polling) =>
    poll(polling, async () => {
      const committed = await log.committed(progressGroup, topic);
      return ticks.every(({ partition, offset }) => (committed.get(partition)?.offset ?? 0) > offset);
    });
  const withMoreDue = async (at: EpochMs): Promise<readonly number[]> => {
    const dues = await Promise.all(all.map((partition) => store.partition(partition).dueThrough(at, 1)));
    return all.filter((_, index) => dues[index]!.length > 0);
  };

  return {
    tell: (at) => tick(all, at),
    settle: async (at, polling) => {
      let pending = all;
      while (pending.length > 0) {
        await untilFolded(await tick(pending, at), polling);
        pending = [...(await withMoreDue(at))];
      }
    },
  };
}
