import type { Fold, State } from '@tidemark/core';
import type { DueEntry, StoreWrite } from '@tidemark/stream';
import type { CustomerBuckets } from './customer-buckets.ts';
import type { UnwrittenDues } from './merge-dues.ts';

/** A customer as its partition's owner holds it. */
export interface CachedCustomer {
  readonly id: string;
  /** As it was read; let go when it is unpacked. */
  stored: Uint8Array | undefined;
  /** undefined until the customer comes up. */
  state: State | undefined;
  /** Changed since changes were last taken to be written. */
  isChanged: boolean;
  /** Its index entry was written by the fold since then: it stands at the state's `indexedDue`. */
  isDueMoved: boolean;
  /** What was taken last includes it, and may not stand in the store yet. */
  isBeingWritten: boolean;
  /** Asked for since it was last looked at for letting it go. */
  isUsed: boolean;
  /** Its buckets in the histograms; undefined until it changes, then kept: the next update asks again. */
  buckets: CustomerBuckets | null | undefined;
}

/**
 * The customers of a partition that its owner holds in memory, unpacked. Those that are changed and not written are never let
 * go: the store does not have them.
 */
export interface CustomerCache extends UnwrittenDues {
  /** A customer that is held: one that was loaded, or not missing. */
  get(id: string): CachedCustomer;
  /** Those of the ids that are not held. */
  missing(ids: Iterable<string>): readonly string[];
  /** Takes states in as they were read; undefined for a new customer. */
  load(ids: readonly string[], states: readonly (Uint8Array | undefined)[]): void;
  /** Notes that the customer's state is another one. */
  noteChanged(customer: CachedCustomer): void;
  /** How many customers are changed, and neither taken to be written nor written. */
  changed(): number;
  /** How many customers the store may not hold as they are here. */
  unwritten(): number;
  /** What is changed, packed, with the index entries to write. */
  takeWrite(): Pick<StoreWrite, 'states' | 'dues'>;
  /** What was taken last stands in the store. */
  noteWritten(): void;
  /** Lets customers go that were not asked for lately until no more than the limit are held, or all others are unwritten. */
  trim(): void;
}

/** @param limit how many customers are held between two batches */
export function openCustomerCache({ encodeState }: Fold, limit: number): CustomerCache {
  const customers = new Map<string, CachedCustomer>();
  let changed: CachedCustomer[] = [];
  let beingWritten: readonly CachedCustomer[] = [];

  return {
    get: (id) => customers.get(id)!,
    missing(ids) {
      const missing: string[] = [];
      for (const id of ids) {
        const customer = customers.get(id);
        if (customer === undefined) missing.push(id);
        else customer.isUsed = true;
      }
      return missing;
    },
    load(ids, states) {
      for (const [index, id] of ids.entries()) customers.set(id, loaded(id, states[index]));
    },
    noteChanged(customer) {
      if (customer.isChanged) return;
      customer.isChanged = true;
      changed.push(customer);
    },
    changed: () => changed.length,
    unwritten: () => changed.length + beingWritten.length,
    isUnwritten(id) {
      const customer = customers.get(id);
      return customer !== undefined && (customer.isChanged || customer.isBeingWritten);
    },
    unwrittenWithin(isInside) {
      const entries: DueEntry[] = [];
      const addOf = ({ id, state }: CachedCustomer) => {
        const entry = { id, due: state!.indexedDue! };
        if (isInside(entry)) entries.push(entry);
      };
      for (const customer of beingWritten) if (!customer.isChanged) addOf(customer);
      changed.forEach(addOf);
      return entries;
    },
    takeWrite() {
      const states: (readonly [id: string, state: Uint8Array])[] = [];
      const dues: DueEntry[] = [];
      for (const customer of changed) {
        const { id, isDueMoved } = customer;
        const state = customer.state!;
        states.push([id, encodeState(state)]);
        if (isDueMoved) dues.push({ id, due: state.indexedDue! });
        customer.isChanged = false;
        customer.isDueMoved = false;
        customer.isBeingWritten = true;
      }
      beingWritten = changed;
      changed = [];
      return { states, dues };
    },
    noteWritten() {
      for (const customer of beingWritten) customer.isBeingWritten = false;
      beingWritten = [];
    },
    trim: () => trim(customers, limit),
  };
}

function loaded(id: string, stored: Uint8Array | undefined): CachedCustomer {
  return {
    id,
    stored,
    state: undefined,
    isChanged: false,
    isDueMoved: false,
    isBeingWritten: false,
    isUsed: false,
    buckets: undefined,
  };
}

/** One round over the oldest at most: who was asked for since, or must stay, goes to the end; anybody else goes. */
function trim(customers: Map<string, CachedCustomer>, limit: number): void {
  let looks = customers.size;
  for (const [id, customer] of customers) {
    if (customers.size <= limit || looks === 0) return;
    looks -= 1;
    customers.delete(id);
    if (!customer.isUsed && !customer.isChanged && !customer.isBeingWritten) continue;
    customer.isUsed = false;
    customers.set(id, customer);
  }
}
