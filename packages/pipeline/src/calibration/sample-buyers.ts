import type { DeploymentConfig, EpochMs, Fold } from '@tidemark/core';
import type { PartitionStore, ServiceContext } from '@tidemark/stream';
import { unpackState } from '../customers/unpack-state.ts';
import { type Buyer, type BuyerTable, buyerAt, buyerTable } from './buyer-table.ts';

/** Customers that are looked at: more would hardly move a fit. Of a large deployment a sample. */
const SAMPLED = 20_000;

/**
 * The buyers among at most `sampled` customers of all partitions, a random sample of them where there are more, from each
 * partition as many as it has a share of the customers.
 *
 * @param at epoch milliseconds, at or before the stream time of every partition: a customer who has done something since is
 * taken as of then
 * @throws TidemarkError `store-unavailable`, retryable; `store-corrupt` for a state that cannot be read
 */
export async function sampleBuyers(
  { store }: Pick<ServiceContext, 'store'>,
  { partitions, zone }: DeploymentConfig,
  at: EpochMs,
  fold: Fold,
  sampled = SAMPLED,
): Promise<BuyerTable> {
  const stores = Array.from({ length: partitions }, (_, partition) => store.partition(partition));
  const limits = await shares(stores, sampled);
  const buyers: Buyer[] = [];
  for (const [index, each] of stores.entries()) {
    for (const [, bytes] of await each.sample(limits[index]!)) {
      const buyer = buyerAt(unpackState(bytes, each.partition, fold), at, zone);
      if (buyer !== null) buyers.push(buyer);
    }
  }
  return buyerTable(buyers);
}

/** How many customers each partition gives. */
async function shares(stores: readonly PartitionStore[], sampled: number): Promise<readonly number[]> {
  const sizes = await Promise.all(stores.map(async (each) => (await each.size(0)).states));
  const customers = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => (customers <= sampled ? size : Math.floor((sampled * size) / customers)));
}
