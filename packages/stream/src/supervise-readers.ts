import type { Log, PartitionReader } from './ports/log.ts';

export interface Supervision {
  readonly group: string;
  readonly topics: readonly string[];
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

/** Longest wait for batches in flight before the group is left all the same, in owners that wait for records. */
type Owner = { readonly reader: PartitionReader; readonly done: Promise<void> };

/**
 * Joins a group and runs one owner task per assigned partition.
 * Stopping: owners are told to drain, the group is left (which wakes those that wait for records), all owners are awaited.
 */
export async function superviseReaders(log: Log, supervision: Supervision): Promise<SupervisedReaders> {
  const draining = new AbortController();
  const { promise: failed, reject: fail, resolve: finish } = Promise.withResolvers<void>();
  failed.catch(() => undefined);
  const owners = new Set<Owner>();
  let isAssigned = false;

  const start = (reader: PartitionReader) => {
    const done = supervision.own(reader, draining.signal).then(
      () => undefined,
      (error: unknown) => {
        if (!reader.lost.aborted) fail(error);
      },
    );
    const owner: Owner = { reader, done };
    owners.add(owner);
    void done.then(() => owners.delete(owner));
  };
  const subscription = await log.subscribe({
    group: supervision.group,
    topics: supervision.topics,
    onAssigned: (readers) => {
      isAssigned = true;
      supervision.onAssigned(readers);
      for (const reader of readers) start(reader);
    },
  });
  subscription.ended.catch(fail);

  const stop = async () => {
    draining.abort();
    await Promise.all([subscription.close(), ...[...owners].map((owner) => owner.done)]);
    finish();
  };
  return { isAssigned: () => isAssigned, ended: failed, stop };
}
