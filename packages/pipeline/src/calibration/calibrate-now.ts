import { calibrate, type DeploymentConfig, type EpochMs, type Policy, type Scorecard } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { histogramsAt } from '../histograms/histograms-at.ts';

/**
 * Makes a scorecard from the histograms of all partitions, as the store holds them.
 *
 * @param policy which axes and borders are cut, and how
 * @param at epoch milliseconds. The histograms are those of the states as they are, so it must be about now: at or before
 * the stream time of every partition
 * @returns undefined while no customer has a purchase in the policy's window
 * @throws TidemarkError `store-unavailable`, retryable
 */
export async function calibrateNow(
  { store }: ServiceContext,
  { partitions, zone }: DeploymentConfig,
  policy: Policy,
  at: EpochMs,
): Promise<Scorecard | undefined> {
  const numbers = Array.from({ length: partitions }, (_, partition) => partition);
  const reads = await Promise.all(numbers.map((partition) => store.partition(partition).counts()));
  const counters = reads.map(({ counts }) => counts);
  return calibrate(histogramsAt(counters, at, zone), policy, at, { purchase: null, spend: null });
}
