import {
  type Advanced,
  advance,
  apply,
  type CustomerEvent,
  type EpochMs,
  indexDue,
  type Output,
  type Rulers,
  type State,
} from '@tidemark/core';
import type { DueEntry } from '@tidemark/stream';

/** An output and whose it is. */
export interface CustomerOutput {
  readonly customerId: string;
  readonly output: Output;
}

/** The changes of one batch while it is being folded: nothing in it is written anywhere. */
export interface StepDraft {
  /** Folds one event of a customer; true when it was a duplicate and had no effect. */
  apply(customerId: string, event: CustomerEvent, rulers: Rulers): boolean;
  /** Says what silence has to say up to and including `now`, and puts the customer's index entry right. */
  fire(customerId: string, now: EpochMs, rulers: Rulers): void;
  /** Takes the customer past every ruler in force at `now`; its index entry moves only if it must come earlier. */
  sweep(customerId: string, now: EpochMs, rulers: Rulers): void;
  /** The indexed due of every customer the batch touched: where its entry stands, or will. */
  touchedDues(): ReadonlyMap<string, EpochMs>;
  readonly outputs: readonly CustomerOutput[];
  /** The states that changed, in the order in which their customers came up. */
  states(): readonly (readonly [customerId: string, state: State])[];
  /** Index entries to write, in the same order. */
  dues(): readonly DueEntry[];
  /** Customers by dimension and class (`rfm:champions`): how many more or fewer. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Opens a draft over the states at the batch's begin.
 *
 * @param load the stored state of a customer, the empty one for a new customer
 */
export function openDraft(load: (customerId: string) => State): StepDraft {
  // One map: looking up is paid per event.
  const customers = new Map<string, Customer>();
  const outputs: CustomerOutput[] = [];
  const counts = new Map<string, number>();

  const find = (id: string): Customer => {
    const known = customers.get(id);
    if (known !== undefined) return known;
    const customer = { id, state: load(id), isChanged: false, due: undefined };
    customers.set(id, customer);
    return customer;
  };
  const keep = (customer: Customer, { state, outputs: said }: Advanced, rulers: Rulers, touch: Touch) => {
    const indexed = indexDue(state, rulers, touch);
    if (indexed.write !== undefined) customer.due = indexed.write;
    if (indexed.state !== customer.state) {
      customer.state = indexed.state;
      customer.isChanged = true;
    }
    for (const output of said) {
      outputs.push({ customerId: customer.id, output });
      if (output.type === 'segment-changed') countMoves(counts, output.changes);
    }
  };
  const move = (customerId: string, now: EpochMs, rulers: Rulers, touch: Touch) => {
    const customer = find(customerId);
    keep(customer, advance(customer.state, now, rulers), rulers, touch);
  };
  const changed = () => [...customers.values()].filter(({ isChanged }) => isChanged);

  return {
    apply: (customerId, event, rulers) => {
      const customer = find(customerId);
      const applied = apply(customer.state, event, rulers);
      if (!applied.isDuplicate) keep(customer, applied, rulers, 'event');
      return applied.isDuplicate;
    },
    fire: (customerId, now, rulers) => move(customerId, now, rulers, 'timer'),
    sweep: (customerId, now, rulers) => move(customerId, now, rulers, 'event'),
    touchedDues: () => new Map(changed().map(({ id, state }) => [id, state.indexedDue!])),
    outputs,
    states: () => changed().map(({ id, state }) => [id, state] as const),
    dues: () => [...customers.values()].flatMap(({ id, due }) => (due === undefined ? [] : [{ id, due }])),
    counts,
  };
}

type Touch = 'event' | 'timer';

/** A customer that came up in the batch. */
interface Customer {
  readonly id: string;
  /** As it was read is not kept: a batch's worth of states that nobody needs any more would outlive a scavenge. */
  state: State;
  isChanged: boolean;
  /** Its index entry, where one is to be written. */
  due: EpochMs | undefined;
}

function countMoves(
  counts: Map<string, number>,
  changes: readonly { readonly dimension: string; readonly from: string | null; readonly to: string }[],
): void {
  for (const { dimension, from, to } of changes) {
    add(counts, `${dimension}:${to}`, 1);
    if (from !== null) add(counts, `${dimension}:${from}`, -1);
  }
}

function add(counts: Map<string, number>, name: string, delta: number): void {
  counts.set(name, (counts.get(name) ?? 0) + delta);
}
