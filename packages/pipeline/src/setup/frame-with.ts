import type { EpochMs, Frame } from '@tidemark/core';

/** Two years of buckets: the longest window a policy may use. */
const DAYS_KEPT = 730;

/** A frame with the defaults that most deployments keep. */
export function frameWith(options: {
  readonly deployment: string;
  readonly partitions: number;
  readonly zone: Frame['zone'];
  readonly currencies: readonly string[];
  readonly goLive: EpochMs;
  readonly time: Frame['time'];
}): Frame {
  return { ...options, daysKept: DAYS_KEPT };
}
