import type { DeploymentConfig, Fold, State } from '@tidemark/core';
import type { PartitionStore, ServiceContext } from '@tidemark/stream';
import { unpackState } from '../customers/unpack-state.ts';

/** Buyers that are wanted: more would hardly move a fit. Of a large deployment a sample. */
const WANTED = 20_000;
/** Where few customers have bought, so many times as many are looked at, and no more: reading has a cost. */
const MOST_FOR_ONE = 10;

/** Who has bought, among the customers that were looked at. */
export interface BuyersSample {
  readonly states: readonly State[];
  /** How many customers were looked at, whether or not they have bought. */
  readonly looked: number;
  /** How many the deployment has. */
  readonly customers: number;
}

/**
 * Some 20,000 buyers of a deployment, a random sample where there are more, all where there are fewer; from each partition
 * as many customers are looked at as is its share.
 *
 * 1. Look at so many customers as buyers are wanted.
 * 2. Where some of these have not bought, and there are more customers: look at as many more as give enough buyers, up to
 *    ten times as many. Draws know nothing of each other, so this one takes the place of the first.
 *
 * @param wanted how many buyers
 * @throws TidemarkError `store-unavailable`, retryable; `store-corrupt` for a state that cannot be read
 */
export async function sampleBuyers(
  { store }: Pick<ServiceContext, 'store'>,
  { partitions }: Pick<DeploymentConfig, 'partitions'>,
  fold: Fold,
  wanted = WANTED,
): Promise<BuyersSample> {
  const stores = Array.from({ length: partitions }, (_, partition) => store.partition(partition));
  const first = await look(stores, fold, wanted);
  const { states, looked, customers } = first;
  if (states.length === looked || looked === customers) return first;
  const factor = Math.min(MOST_FOR_ONE, looked / states.length);
  return look(stores, fold, Math.ceil(wanted * factor));
}

async function look(stores: readonly PartitionStore[], fold: Fold, limit: number): Promise<BuyersSample> {
  const sizes = await Promise.all(stores.map(async (each) => (await each.size(0)).states));
  const customers = sizes.reduce((sum, size) => sum + size, 0);
  const states: State[] = [];
  let looked = 0;
  for (const [index, each] of stores.entries()) {
    const share = customers <= limit ? sizes[index]! : Math.floor((limit * sizes[index]!) / customers);
    for (const [, bytes] of await each.sample(share)) {
      looked += 1;
      const state = unpackState(bytes, each.partition, fold);
      if (state.firstPurchaseAt !== null) states.push(state);
    }
  }
  // Of a deployment that runs, more may have come since they were counted.
  return { states, looked, customers: Math.max(customers, looked) };
}
