import { calibrate, type DeploymentConfig, type EpochMs, type Policy, type Scorecard } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { histogramsAt } from '../histograms/histograms-at.ts';

/**
 * Makes a scorecard of what the partitions' histograms say at an instant; undefined while nobody has a purchase in the
 * window.
 *
 * The histograms are those of the states as they stand, so the instant must be about now: at or before the stream time of
 * every partition.
 */
export async function calibrateNow(
  { store }: ServiceContext,
  { partitions, zone }: DeploymentConfig,
  policy: Policy,
  at: EpochMs,
): Promise<Scorecard | undefined> {
  const numbers = Array.from({ length: partitions }, (_, partition) => partition);
  const counters = await Promise.all(numbers.map((partition) => store.partition(partition).counts()));
  return calibrate(histogramsAt(counters, at, zone), policy, at);
}
