import {
  type LocalDay,
  localDay,
  policyFor,
  type Rules,
  rfmMeasures,
  ruleSetInForce,
  type State,
} from '@tidemark/core';
import { histogramPrefixes } from '../histograms/histogram-names.ts';
import { bucketOf } from '../histograms/value-buckets.ts';
import type { PartitionCounters } from './partition-counters.ts';

/** Which buckets of the partition's histograms count a customer who has a purchase in the window. */
export interface CustomerBuckets {
  /** Of the last purchase: a date stays right while time goes on, an age would not. */
  readonly lastDay: LocalDay;
  readonly frequency: number;
  readonly monetaryMinor: number;
}

/**
 * A customer's buckets as of its own time, under the rule set in force for it; null without a purchase in the window.
 *
 * Of the state alone, so that the bucket that is taken away is the one that was added, however long ago. What left the
 * window since, and moved the customer to no other class, is still counted: whatever moves a customer is a due, after
 * which this is computed again.
 */
export function bucketsOf(state: State, rules: Rules): CustomerBuckets | null {
  const { asOf } = state;
  if (asOf === null) return null;
  const measures = rfmMeasures(state, asOf, rules);
  if (measures === null) return null;
  return {
    lastDay: localDay(rules.deployment.zone, measures.lastPurchaseAt),
    frequency: bucketOf(measures.frequency),
    monetaryMinor: bucketOf(measures.monetaryMinor),
  };
}

/**
 * True where an update cannot have moved a customer between buckets: no purchase, refund or cancellation came, and no day with one
 * left the window. Most updates are visits and mails, and adding a window up twice is what they would pay for.
 */
export function staysInBuckets(before: State, after: State, rules: Rules): boolean {
  if (before.asOf === null || after.asOf === null) return false;
  if (before.buckets !== after.buckets || before.lastPurchaseAt !== after.lastPurchaseAt) return false;
  if (before.rulesEffectiveAt !== after.rulesEffectiveAt || before.customerType !== after.customerType)
    return false;
  if (before.asOf === after.asOf) return true;
  const { zone } = rules.deployment;
  const { windowDays } = policyFor(ruleSetInForce(after, rules).policy, after.customerType).rfm;
  const [from, until] = [localDay(zone, before.asOf) - windowDays, localDay(zone, after.asOf) - windowDays];
  for (const { day } of after.buckets) {
    if (day >= until) return true;
    if (day >= from) return false;
  }
  return true;
}

const axes = ['lastDay', 'frequency', 'monetaryMinor'] as const;

/**
 * Counts a customer's move between buckets, axis by axis; nothing where it stays. Once per update and never per batch, also
 * for a bucket that is left again before the next write: the store mends what it kept of half a write only if all counters that
 * any cut into writes would change are written again.
 */
export function countBuckets(
  counters: Pick<PartitionCounters, 'add'>,
  before: CustomerBuckets | null,
  after: CustomerBuckets | null,
): void {
  for (const axis of axes) {
    const [left, entered] = [before?.[axis], after?.[axis]];
    if (left === entered) continue;
    if (left !== undefined) counters.add(histogramPrefixes[axis], left, -1);
    if (entered !== undefined) counters.add(histogramPrefixes[axis], entered, 1);
  }
}
