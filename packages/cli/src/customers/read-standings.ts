import type { EpochMs } from '@tidemark/core';
import { decodeMemory, memoryFields, type PartitionMemory, readFrame, rulersOf } from '@tidemark/pipeline';
import type { PartitionStore, ServiceContext } from '@tidemark/stream';
import { compareIds } from './compare-ids.ts';
import { type CustomerStanding, standingAt } from './customer-standing.ts';
import { unpackState } from './unpack-state.ts';

/** Everybody whom a running system knows. */
export interface DeploymentStandings {
  /** By customer id as bytes. */
  readonly standings: readonly CustomerStanding[];
  /** Stream time of each partition that holds customers, at which its customers are seen. */
  readonly times: readonly EpochMs[];
}

/** Follows how far it is. */
export interface StandingsWatch {
  begin(customers: number): void;
  customer(): void;
}

/**
 * Reads the states of all partitions and lets each customer's time pass to the stream time of its partition, so that
 * what is due by then counts as said, whether or not the system has come to it. Nothing is written.
 *
 * @throws TidemarkError `refused` where nothing is set up, `store-corrupt` for a state that cannot be read
 */
export async function readStandings(
  context: ServiceContext,
  watch: StandingsWatch,
): Promise<DeploymentStandings> {
  const { partitions } = await readFrame(context);
  const stores = Array.from({ length: partitions }, (_, partition) => context.store.partition(partition));
  const sizes = await Promise.all(stores.map((store) => store.size(0)));
  watch.begin(sizes.reduce((sum, { states }) => sum + states, 0));
  const standings: CustomerStanding[] = [];
  const times: EpochMs[] = [];
  for (const store of stores) {
    const found = await readPartition(store, watch);
    if (found === undefined) continue;
    times.push(found.time);
    for (const standing of found.standings) standings.push(standing);
  }
  standings.sort((left, right) => compareIds(left.customerId, right.customerId));
  return { standings, times };
}

/**
 * One partition; undefined where it holds nobody. Of a system that runs the time is read before the states, for a state read
 * early must not be let go on to what happened only after an event that it lacks; and the rulers behind them, for a state
 * may have passed one that was not known when the reading began. A walk may meet a customer twice: the later one counts.
 */
async function readPartition(
  store: PartitionStore,
  watch: StandingsWatch,
): Promise<{ readonly time: EpochMs; readonly standings: readonly CustomerStanding[] } | undefined> {
  const { time } = await readMemory(store);
  const states = new Map<string, Buffer>();
  for await (const [id, bytes] of store.scan()) states.set(id, bytes);
  if (states.size === 0) return undefined;
  const rulers = rulersOf(await readMemory(store));
  const standings: CustomerStanding[] = [];
  for (const [id, bytes] of states) {
    const standing = standingAt(id, unpackState(bytes, store.partition), time, rulers);
    if (standing !== undefined) standings.push(standing);
    watch.customer();
  }
  return { time, standings };
}

async function readMemory(store: PartitionStore): Promise<PartitionMemory> {
  const { fields } = await store.readFields(memoryFields);
  return decodeMemory(fields);
}
