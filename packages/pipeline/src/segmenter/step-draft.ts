import {
  advance,
  apply,
  type CustomerEvent,
  type EpochMs,
  indexDue,
  type Output,
  type Rulers,
  type State,
} from '@tidemark/core';

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
  /** The customers whose state changed, with the new one. */
  readonly states: ReadonlyMap<string, State>;
  /** Index entries to write. */
  readonly dues: ReadonlyMap<string, EpochMs>;
  /** Customers by dimension and class (`rfm:champions`): how many more or fewer. */
  readonly counts: ReadonlyMap<string, number>;
}

/**
 * Opens a draft over the states at the batch's begin.
 *
 * @param load the stored state of a customer, the empty one for a new customer
 */
export function openDraft(load: (customerId: string) => State): StepDraft {
  const states = new Map<string, State>();
  const read = new Map<string, State>();
  const dues = new Map<string, EpochMs>();
  const outputs: CustomerOutput[] = [];
  const counts = new Map<string, number>();

  const current = (customerId: string): State => {
    const known = states.get(customerId) ?? read.get(customerId);
    if (known !== undefined) return known;
    const loaded = load(customerId);
    read.set(customerId, loaded);
    return loaded;
  };
  const keep = (
    customerId: string,
    state: State,
    said: readonly Output[],
    rulers: Rulers,
    touch: 'event' | 'timer',
  ) => {
    const indexed = indexDue(state, rulers, touch);
    if (indexed.write !== undefined) dues.set(customerId, indexed.write);
    if (indexed.state !== read.get(customerId)) states.set(customerId, indexed.state);
    for (const output of said) {
      outputs.push({ customerId, output });
      if (output.type === 'segment-changed') countMoves(counts, output.changes);
    }
  };
  const move = (customerId: string, now: EpochMs, rulers: Rulers, touch: 'event' | 'timer') => {
    const { state, outputs: said } = advance(current(customerId), now, rulers);
    keep(customerId, state, said, rulers, touch);
  };

  return {
    apply: (customerId, event, rulers) => {
      const { state, outputs: said, isDuplicate } = apply(current(customerId), event, rulers);
      if (!isDuplicate) keep(customerId, state, said, rulers, 'event');
      return isDuplicate;
    },
    fire: (customerId, now, rulers) => move(customerId, now, rulers, 'timer'),
    sweep: (customerId, now, rulers) => move(customerId, now, rulers, 'event'),
    touchedDues: () => new Map([...states].map(([id, state]) => [id, state.indexedDue!])),
    outputs,
    states,
    dues,
    counts,
  };
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
