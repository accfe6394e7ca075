import type { Log, PartitionReader } from '../../ports/log.ts';

export interface Supervision {
  readonly group: string;
  readonly topics: readonly string[];
  /** As `SubscribeOptions.gatherMs`. */
  readonly gatherMs: number;
  readonly onAssigned: (readers: readonly PartitionReader[]) => void;
  /** Owns one reader until it is lost or `draining` is aborted at a point where nothing is in flight; throws what cannot go on. */
  readonly own: (reader: PartitionReader, draining: AbortSignal) => Promise<void>;
}

export interface SupervisedReaders {
  /** True once an assignment has arrived, also an empty one. */
  isAssigned(): boolean;
  /** Rejects with the first error of an owner or of the membership; resolves after `stop`. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Joins a group and runs one owner task per assigned partition.
 * Stopping: owners drain and are awaited, so that what is in flight ends under a valid membership; then the group is left.
 */
export async function superviseReaders(log: Log, supervision: Supervision): Promise<SupervisedReaders> {
  const draining = new AbortController();
  const { promise: failed, reject: fail, resolve: finish } = Promise.withResolvers<void>();
  failed.catch(() => undefined);
  const owners = new Set<Promise<void>>();
  let isAssigned = false;

  const start = (reader: PartitionReader) => {
    const done = supervision.own(reader, draining.signal).then(
      () => undefined,
      (error: unknown) => {
        if (!reader.lost.aborted) fail(error);
      },
    );
    owners.add(done);
    void done.then(() => owners.delete(done));
  };
  const { group, topics, gatherMs } = supervision;
  const subscription = await log.subscribe({
    group,
    topics,
    gatherMs,
    onAssigned: (readers) => {
      isAssigned = true;
      supervision.onAssigned(readers);
      for (const reader of readers) start(reader);
    },
  });
  subscription.ended.catch(fail);

  const stop = async () => {
    draining.abort();
    await Promise.all(owners);
    await subscription.close();
    finish();
  };
  return { isAssigned: () => isAssigned, ended: failed, stop };
}
