import { type EpochMs, type Fold, standardFold } from '@tidemark/core';
import {
  decodeMemory,
  memoryFields,
  type PartitionMemory,
  readDeployment,
  rulesOf,
  unpackState,
} from '@tidemark/pipeline';
import { compareIds, type PartitionStore, type ServiceContext } from '@tidemark/stream';
import type { Progress } from '../progress.ts';
import { type CustomerSnapshot, snapshotAt } from './customer-snapshot.ts';

/** All customers of a running deployment. */
export interface DeploymentSnapshot {
  /** By customer id as bytes. */
  readonly snapshots: readonly CustomerSnapshot[];
  /** Stream time of each partition that holds customers: its customers are as of then. */
  readonly times: readonly EpochMs[];
  /** Up to which offset of the log (A) each of these partitions was folded when it was read. */
  readonly positions: readonly { readonly partition: number; readonly applied: number }[];
  /** Names of the dimensions, in the order of each customer's classes. */
  readonly dimensions: readonly string[];
}

/**
 * Reads all customers, each advanced to the stream time of its partition: what is due by then is applied, whether or not
 * the segmenter has come to it. Nothing is written.
 *
 * @param fold the deployment's
 * @throws TidemarkError `refused` when the deployment is not set up, `store-corrupt` for a state that cannot be read
 */
export async function readSnapshots(
  context: ServiceContext,
  progress: Pick<Progress, 'begin' | 'advance'>,
  fold: Fold = standardFold,
): Promise<DeploymentSnapshot> {
  const { partitions } = await readDeployment(context);
  const stores = Array.from({ length: partitions }, (_, partition) => context.store.partition(partition));
  const sizes = await Promise.all(stores.map((store) => store.size(0)));
  progress.begin(
    'reading',
    sizes.reduce((sum, { states }) => sum + states, 0),
  );
  const snapshots: CustomerSnapshot[] = [];
  const times: EpochMs[] = [];
  const positions: { partition: number; applied: number }[] = [];
  for (const store of stores) {
    const found = await readPartition(store, progress, fold);
    if (found === undefined) continue;
    times.push(found.time);
    positions.push({ partition: store.partition, applied: found.applied });
    for (const snapshot of found.snapshots) snapshots.push(snapshot);
  }
  snapshots.sort((left, right) => compareIds(left.customerId, right.customerId));
  return { snapshots, times, positions, dimensions: fold.dimensions.map(({ name }) => name) };
}

interface ReadPartition {
  readonly applied: number;
  readonly time: EpochMs;
  readonly snapshots: readonly CustomerSnapshot[];
}

/**
 * One partition; undefined where it holds no customer. Of a system that runs the time is read before the states, for a state read
 * early must not be let go on to what happened only after an event that it lacks; and the rules after them, for a state
 * may have passed one that was not known when the reading began. A walk may meet a customer twice: the later one counts.
 */
async function readPartition(
  store: PartitionStore,
  progress: Pick<Progress, 'begin' | 'advance'>,
  fold: Fold,
): Promise<ReadPartition | undefined> {
  const {
    applied,
    memory: { time },
  } = await readMemory(store);
  const states = new Map<string, Buffer>();
  for await (const [id, bytes] of store.scan()) states.set(id, bytes);
  if (states.size === 0) return undefined;
  const rules = rulesOf((await readMemory(store)).memory);
  const snapshots: CustomerSnapshot[] = [];
  for (const [id, bytes] of states) {
    const snapshot = snapshotAt(id, unpackState(bytes, store.partition, fold), time, rules, fold);
    if (snapshot !== undefined) snapshots.push(snapshot);
    progress.advance();
  }
  return { applied, time, snapshots };
}

async function readMemory(
  store: PartitionStore,
): Promise<{ readonly applied: number; readonly memory: PartitionMemory }> {
  const { applied = 0, fields } = await store.readFields(memoryFields);
  return { applied, memory: decodeMemory(fields) };
}
