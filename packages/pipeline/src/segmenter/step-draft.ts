import {
  type AdvancedIndexed,
  type CustomerEvent,
  type EpochMs,
  type Fold,
  isMoneyCapped,
  type Rules,
  type State,
  standardFold,
} from '@tidemark/core';
import type { CustomerOutput } from '../outputs/customer-output.ts';
import { bucketsOf, countBuckets, staysInBuckets } from './customer-buckets.ts';
import type { CachedCustomer, CustomerCache } from './customer-cache.ts';
import type { UnwrittenDues } from './merge-dues.ts';
import type { PartitionCounters } from './partition-counters.ts';

/** Events of a batch, counted as they are folded. An entry more needs its metric, and its report in `start-segmenter.ts`. */
export interface EventCounts {
  /** Purchases, refunds and cancellations that left their customer's money at the limit of what can be added up. */
  readonly cappedEvents: number;
}

/** One batch while it is being folded. What it changes of customers and counters is changed where they are held. */
export interface StepDraft {
  /** Folds one event of a customer; true when it was a duplicate and had no effect. */
  apply(customerId: string, event: CustomerEvent, rules: Rules): boolean;
  /** Advances a customer over all dues up to and including `now`, and moves its index entry. */
  fire(customerId: string, now: EpochMs, rules: Rules): void;
  /** Takes the customer past every rule set in force at `now`; its index entry moves only if it must come earlier. */
  sweep(customerId: string, now: EpochMs, rules: Rules): void;
  /** A customer's state as of the calls so far. */
  stateOf(customerId: string): State;
  /** The customers of whom the store may hold an older state: of this batch, and of those before it. */
  readonly unwritten: UnwrittenDues;
  /** What of the batch's events is counted for the metrics. */
  counted(): EventCounts;
  readonly outputs: readonly CustomerOutput[];
}

/**
 * Opens a draft over the customers that are held.
 *
 * @param customers holds everybody who may come up
 * @param counters by dimension and class (`rfm:champions`) and in the histograms (`#f:3`)
 * @param fold what folds them, and by whose dimensions their states are packed
 */
export function openDraft(
  customers: CustomerCache,
  counters: Pick<PartitionCounters, 'add'>,
  fold: Fold = standardFold,
): StepDraft {
  const { applyIndexed, advanceIndexed } = fold;
  const outputs: CustomerOutput[] = [];
  const counts = { cappedEvents: 0 };

  const keep = (
    customer: CachedCustomer,
    { state, outputs: published, write }: AdvancedIndexed,
    rules: Rules,
  ) => {
    if (state !== customer.state) {
      moveBuckets(customer, state, rules);
      customers.replace(customer, state);
    }
    if (write !== undefined) customers.noteDueMoved(customer);
    for (const output of published) {
      outputs.push({ customerId: customer.id, output });
      if (output.type === 'segment-changed') countMoves(counters, output.changes);
    }
  };
  const moveBuckets = (customer: CachedCustomer, next: State, rules: Rules) => {
    const current = customer.state!;
    if (staysInBuckets(current, next, rules)) return;
    const before = customer.buckets === undefined ? bucketsOf(current, rules) : customer.buckets;
    customer.buckets = bucketsOf(next, rules);
    countBuckets(counters, before, customer.buckets);
  };
  const move = (customerId: string, now: EpochMs, rules: Rules, cause: UpdateCause) => {
    const customer = customers.get(customerId);
    keep(customer, advanceIndexed(customers.stateOf(customer), now, rules, cause), rules);
  };

  return {
    apply: (customerId, event, rules) => {
      const customer = customers.get(customerId);
      const applied = applyIndexed(customers.stateOf(customer), event, rules);
      if (!applied.isDuplicate) keep(customer, applied, rules);
      if (!applied.isDuplicate && 'amountMinor' in event && isMoneyCapped(applied.state))
        counts.cappedEvents += 1;
      return applied.isDuplicate;
    },
    fire: (customerId, now, rules) => move(customerId, now, rules, 'timer'),
    sweep: (customerId, now, rules) => move(customerId, now, rules, 'event'),
    stateOf: (customerId) => customers.stateOf(customers.get(customerId)),
    unwritten: customers,
    counted: () => counts,
    outputs,
  };
}

type UpdateCause = 'event' | 'timer';

function countMoves(
  counters: Pick<PartitionCounters, 'add'>,
  changes: readonly {
    readonly dimension: string;
    readonly from: string | null;
    readonly to: string | null;
  }[],
): void {
  for (const { dimension, from, to } of changes) {
    if (to !== null) counters.add(dimension, to, 1);
    if (from !== null) counters.add(dimension, from, -1);
  }
}
