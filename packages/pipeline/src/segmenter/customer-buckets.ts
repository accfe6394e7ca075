import { type LocalDay, localDay, type Rulers, rfmMeasures, type State } from '@tidemark/core';
import { histogramCounter } from '../calibration/histogram-names.ts';
import { bucketOf } from '../calibration/value-buckets.ts';

/** Where a customer with a purchase in the window stands in the partition's histograms. */
export interface CustomerBuckets {
  /** Of the last purchase: a date stays right while time goes on, an age would not. */
  readonly lastDay: LocalDay;
  readonly frequency: number;
  readonly monetaryMinor: number;
}

/**
 * A customer's buckets as of its own time, under the ruler that it stands under; null without a purchase in the window.
 *
 * Of the state alone, so that the bucket that is taken away is the one that was added, however long ago. What left the
 * window since, and moved the customer to no other class, is still counted: whatever moves a customer is a due, after
 * which this is looked at again.
 */
export function bucketsOf(state: State, rulers: Rulers): CustomerBuckets | null {
  const { asOf } = state;
  if (asOf === null) return null;
  const measures = rfmMeasures(state, asOf, rulers);
  if (measures === null) return null;
  return {
    lastDay: localDay(rulers.frame.zone, measures.lastPurchaseAt),
    frequency: bucketOf(measures.frequency),
    monetaryMinor: bucketOf(measures.monetaryMinor),
  };
}

const axes = ['lastDay', 'frequency', 'monetaryMinor'] as const;

/**
 * Counts a customer's move between buckets, axis by axis; nothing where it stays. Once per touch and never per batch, also
 * for a bucket that is left again in the same batch: the store mends what it kept of half a write only if all counters that
 * any cut into batches would change are written again.
 */
export function countBuckets(
  add: (counter: string, delta: number) => void,
  before: CustomerBuckets | null,
  after: CustomerBuckets | null,
): void {
  for (const axis of axes) {
    const [left, entered] = [before?.[axis], after?.[axis]];
    if (left === entered) continue;
    if (left !== undefined) add(histogramCounter(axis, left), -1);
    if (entered !== undefined) add(histogramCounter(axis, entered), 1);
  }
}
