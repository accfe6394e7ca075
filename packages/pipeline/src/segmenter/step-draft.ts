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
import type { DueEntry, StoreWrite } from '@tidemark/stream';
import type { CustomerOutput } from '../outputs/customer-output.ts';
import { bucketsOf, type CustomerBuckets, countBuckets, staysInBuckets } from './customer-buckets.ts';
import { type DraftCounters, openDraftCounters } from './draft-counters.ts';

/** Events of a batch, counted as they are folded. An entry more needs its metric, and its report in `start-segmenter.ts`. */
export interface EventCounts {
  /** Purchases, refunds and cancellations that left their customer's money at the limit of what can be added up. */
  readonly cappedEvents: number;
}

/** The changes of one batch while it is being folded: nothing in it is written anywhere. */
export interface StepDraft {
  /** Folds one event of a customer; true when it was a duplicate and had no effect. */
  apply(customerId: string, event: CustomerEvent, rules: Rules): boolean;
  /** Advances a customer over all dues up to and including `now`, and moves its index entry. */
  fire(customerId: string, now: EpochMs, rules: Rules): void;
  /** Takes the customer past every rule set in force at `now`; its index entry moves only if it must come earlier. */
  sweep(customerId: string, now: EpochMs, rules: Rules): void;
  /** A customer's state as of the calls so far. */
  stateOf(customerId: string): State;
  /** The indexed due of every customer that the batch updated, written already or by this batch. */
  updatedDues(): ReadonlyMap<string, EpochMs>;
  /** What of the batch's events is counted for the metrics. */
  counted(): EventCounts;
  readonly outputs: readonly CustomerOutput[];
  /** The states that changed, packed, and the index entries to write, in the order of `ids`. */
  writes(): Pick<StoreWrite, 'states' | 'dues'>;
  /** Customers by dimension and class (`rfm:champions`) and in the histograms (`#f:3`): how many more or fewer. */
  counts(): StoreWrite['counts'];
}

/**
 * Opens a draft over the packed states at the batch's beginning.
 *
 * @param ids every customer that may come up, each once
 * @param states theirs; undefined for a new customer
 * @param fold by whose dimensions the states are packed
 */
export function openDraft(
  ids: readonly string[],
  states: readonly (Uint8Array | undefined)[],
  fold: Fold = standardFold,
): StepDraft {
  const { applyIndexed, advanceIndexed } = fold;
  // One map, made before the fold: looking up is paid per event.
  const customers = new Map<string, Customer>();
  for (const [index, id] of ids.entries()) {
    customers.set(id, {
      id,
      stored: states[index],
      state: undefined,
      isChanged: false,
      due: undefined,
      buckets: undefined,
    });
  }
  const outputs: CustomerOutput[] = [];
  const counters = openDraftCounters();
  const counts = { cappedEvents: 0 };

  const keep = (customer: Customer, { state, outputs: published, write }: AdvancedIndexed, rules: Rules) => {
    if (write !== undefined) customer.due = write;
    if (state !== customer.state) {
      moveBuckets(customer, state, rules);
      customer.state = state;
      customer.isChanged = true;
    }
    for (const output of published) {
      outputs.push({ customerId: customer.id, output });
      if (output.type === 'segment-changed') countMoves(counters, output.changes);
    }
  };
  const moveBuckets = (customer: Customer, next: State, rules: Rules) => {
    const current = customer.state!;
    if (staysInBuckets(current, next, rules)) return;
    const before = customer.buckets === undefined ? bucketsOf(current, rules) : customer.buckets;
    customer.buckets = bucketsOf(next, rules);
    countBuckets(counters, before, customer.buckets);
  };
  const move = (customerId: string, now: EpochMs, rules: Rules, cause: UpdateCause) => {
    const customer = customers.get(customerId)!;
    keep(customer, advanceIndexed(stateOf(customer, fold), now, rules, cause), rules);
  };

  return {
    apply: (customerId, event, rules) => {
      const customer = customers.get(customerId)!;
      const applied = applyIndexed(stateOf(customer, fold), event, rules);
      if (!applied.isDuplicate) keep(customer, applied, rules);
      if (!applied.isDuplicate && 'amountMinor' in event && isMoneyCapped(applied.state))
        counts.cappedEvents += 1;
      return applied.isDuplicate;
    },
    fire: (customerId, now, rules) => move(customerId, now, rules, 'timer'),
    sweep: (customerId, now, rules) => move(customerId, now, rules, 'event'),
    stateOf: (customerId) => stateOf(customers.get(customerId)!, fold),
    updatedDues: () => updatedDues(customers.values()),
    counted: () => counts,
    outputs,
    writes: () => writesOf(customers.values(), fold),
    counts: counters.entries,
  };
}

type UpdateCause = 'event' | 'timer';

/** A customer that may come up in the batch. */
interface Customer {
  readonly id: string;
  /** As it was read; let go when it is unpacked. */
  stored: Uint8Array | undefined;
  /** undefined until the customer comes up. */
  state: State | undefined;
  isChanged: boolean;
  /** Its buckets in the histograms; undefined until it changes, then kept: the next update asks again. */
  buckets: CustomerBuckets | null | undefined;
  /** Its new index entry, if one is to be written. */
  due: EpochMs | undefined;
}

function stateOf(customer: Customer, { emptyState, decodeState }: Fold): State {
  if (customer.state !== undefined) return customer.state;
  const { stored } = customer;
  customer.stored = undefined;
  customer.state = stored === undefined ? emptyState() : decodeState(stored);
  return customer.state;
}

function writesOf(customers: Iterable<Customer>, { encodeState }: Fold): Pick<StoreWrite, 'states' | 'dues'> {
  const states: (readonly [id: string, state: Uint8Array])[] = [];
  const dues: DueEntry[] = [];
  for (const { id, state, isChanged, due } of customers) {
    if (isChanged) states.push([id, encodeState(state!)]);
    if (due !== undefined) dues.push({ id, due });
  }
  return { states, dues };
}

function updatedDues(customers: Iterable<Customer>): ReadonlyMap<string, EpochMs> {
  const dues = new Map<string, EpochMs>();
  for (const { id, state, isChanged } of customers) if (isChanged) dues.set(id, state!.indexedDue!);
  return dues;
}

function countMoves(
  counters: DraftCounters,
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
