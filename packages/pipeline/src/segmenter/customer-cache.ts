import type { Fold, State } from '@tidemark/core';
import type { DueEntry, StoreWrite } from '@tidemark/stream';
import type { CustomerBuckets } from './customer-buckets.ts';
import { customerBytes, packedBytes } from './customer-bytes.ts';
import type { UnwrittenDues } from './merge-dues.ts';

/** A customer as its partition's owner holds it. */
export interface CachedCustomer {
  readonly id: string;
  /** As it was read; let go when it is unpacked. */
  stored: Uint8Array | undefined;
  /** undefined until the customer comes up. */
  state: State | undefined;
  /** About how much memory it takes. */
  bytes: number;
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
  /** The customer's state, unpacked when it is first asked for. */
  stateOf(customer: CachedCustomer): State;
  /** Gives the customer another state. */
  replace(customer: CachedCustomer, state: State): void;
  /** Notes that the customer's index entry must be written, at the state's `indexedDue`. */
  noteDueMoved(customer: CachedCustomer): void;
  /** About how many bytes the customers take that are changed, and neither taken to be written nor written. */
  changedBytes(): number;
  /** How many customers the store may not hold as they are here. */
  unwritten(): number;
  /** What is changed, packed, with the index entries to write. */
  takeWrite(): Pick<StoreWrite, 'states' | 'dues'>;
  /** What was taken last stands in the store. */
  noteWritten(): void;
  /** Lets customers go that were not asked for lately until those that are held take no more than the limit, or all of them are unwritten. */
  trim(): void;
}

/** @param limit how many bytes customers may take between two batches, besides those that are not written */
export function openCustomerCache(
  { emptyState, encodeState, decodeState }: Fold,
  limit: number,
): CustomerCache {
  const customers = new Map<string, CachedCustomer>();
  const clock = openClock(customers);
  let heldBytes = 0;
  let changedBytes = 0;
  let unwrittenCustomers = 0;
  let changed: CachedCustomer[] = [];
  let beingWritten: readonly CachedCustomer[] = [];

  const setState = (customer: CachedCustomer, state: State) => {
    const grown = customerBytes(state) - customer.bytes;
    customer.state = state;
    customer.bytes += grown;
    heldBytes += grown;
    if (customer.isChanged) changedBytes += grown;
  };
  const noteChanged = (customer: CachedCustomer) => {
    if (customer.isChanged) return;
    customer.isChanged = true;
    changed.push(customer);
    changedBytes += customer.bytes;
    if (!customer.isBeingWritten) unwrittenCustomers += 1;
  };

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
      for (let index = 0; index < ids.length; index++) {
        const customer = loaded(ids[index]!, states[index]);
        heldBytes += customer.bytes;
        clock.add(customer);
      }
    },
    stateOf(customer) {
      if (customer.state !== undefined) return customer.state;
      const { stored } = customer;
      customer.stored = undefined;
      const state = stored === undefined ? emptyState(customer.id) : decodeState(stored);
      setState(customer, state);
      return state;
    },
    replace(customer, state) {
      setState(customer, state);
      noteChanged(customer);
    },
    noteDueMoved(customer) {
      customer.isDueMoved = true;
      noteChanged(customer);
    },
    changedBytes: () => changedBytes,
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
      changedBytes = 0;
      return { states, dues };
    },
    noteWritten() {
      for (const customer of beingWritten) {
        customer.isBeingWritten = false;
        if (!customer.isChanged) unwrittenCustomers -= 1;
      }
      beingWritten = [];
    },
    trim() {
      const isTooMuch = () => heldBytes > limit && customers.size > unwrittenCustomers;
      clock.letGo(isTooMuch, ({ bytes }) => {
        heldBytes -= bytes;
      });
    },
  };
}

function loaded(id: string, stored: Uint8Array | undefined): CachedCustomer {
  return {
    id,
    stored,
    state: undefined,
    bytes: packedBytes(stored),
    isChanged: false,
    isDueMoved: false,
    isBeingWritten: false,
    isUsed: false,
    buckets: undefined,
  };
}

/**
 * Who goes when there are too many: a hand goes round the customers in the order in which they came, passes over those asked for
 * since its last look and those that must stay, and lets the others go. A queue in which those it passes move to the end is the
 * same in a Map, and took several times as long: every look deleted an entry and made a new one.
 */
function openClock(customers: Map<string, CachedCustomer>) {
  const round: CachedCustomer[] = [];
  let hand = 0;
  return {
    add(customer: CachedCustomer): void {
      customers.set(customer.id, customer);
      round.push(customer);
    },
    /** Lets customers go while they are too much, or those whom one round finds. */
    letGo(isTooMuch: () => boolean, onGone: (customer: CachedCustomer) => void): void {
      for (let looks = round.length; looks > 0 && isTooMuch(); looks--) {
        if (hand >= round.length) hand = 0;
        const customer = round[hand]!;
        if (customer.isUsed || customer.isChanged || customer.isBeingWritten) customer.isUsed = false;
        else {
          customers.delete(customer.id);
          onGone(customer);
          // The newest one takes its place, behind the hand.
          const newest = round.pop()!;
          if (newest !== customer) round[hand] = newest;
        }
        hand += 1;
      }
    },
  };
}
