import {
  advance,
  apply,
  emptyState,
  encodeState,
  indexDue,
  type Output,
  type Rules,
  type State,
} from '@tidemark/core';
import { type BlockEntry, customerEventsBlockSchema } from '@tidemark/schemas';
import type { LogRecord } from '@tidemark/stream';
import { coreEvent } from './core-event.ts';
import { byDue, type Entry } from './due-order.ts';
import { openRules } from './log-rules.ts';

/** What the fold of a log partition gives, record by record. */
export interface FoldedLog {
  readonly outputs: ReadonlyMap<string, readonly Output[]>;
  readonly states: ReadonlyMap<string, State>;
  /** All rule sets that it holds; throws when it holds none. */
  readonly rules: () => Rules;
  /** Every packed state a customer ever had, each with the offset of the record after which it stood. */
  readonly packed: ReadonlyMap<string, readonly { readonly offset: number; readonly bytes: Buffer }[]>;
  /** Stream time after each record, by offset. */
  readonly times: ReadonlyMap<number, number>;
  /** Source records that took effect, `topic/incarnation/partition/offset`, with the offset of each one's first occurrence. */
  readonly origins: ReadonlyMap<string, number>;
}

/** Bytes before a value's Avro body: the frame with its schema id. */
const FRAME_BYTES = 5;

/**
 * A straight pass over one log partition, entry by entry, by the rules of the log alone: the first occurrence of an
 * origin counts, a tick fires what is due in the order of the index up to its limit and sweeps up to its limit. It knows
 * no batches, no source positions, no index: it sorts all customers at every tick.
 */
export function foldLog(records: readonly LogRecord[]): FoldedLog {
  const pass = openPass();
  for (const record of records) {
    const block = customerEventsBlockSchema.decode(record.value!, FRAME_BYTES);
    const origins = block.origins.map(
      ({ topic, incarnation, partition }) => `${topic}/${incarnation}/${partition}`,
    );
    for (const entry of block.entries) pass.take(entry, origins, record.offset);
    pass.close(record.offset);
  }
  return pass.folded;
}

function openPass() {
  const outputs = new Map<string, Output[]>();
  const states = new Map<string, State>();
  const packed: PackedStates = new Map();
  const times = new Map<number, number>();
  const seen = new Map<string, number>();
  const updated = new Set<string>();
  const logRules = openRules();
  let time = 0;

  const entries = (): Entry[] =>
    [...states].map(([id, state]) => ({ id, due: state.indexedDue! })).sort(byDue);
  const keep = (id: string, state: State, published: readonly Output[], cause: 'event' | 'timer') => {
    states.set(id, indexDue(state, logRules.rules(), cause).state);
    updated.add(id);
    if (published.length > 0) outputs.set(id, [...(outputs.get(id) ?? []), ...published]);
  };
  const move = (id: string, cause: 'event' | 'timer') => {
    const { state, outputs: published } = advance(states.get(id)!, time, logRules.rules());
    keep(id, state, published, cause);
  };
  const tick = (at: number) => {
    time = Math.max(time, at);
    const { timersPerTick, sweepPerTick } = logRules.inForce(time).policy.limits;
    const due = entries().filter((entry) => entry.due <= time);
    for (const { id } of due.slice(0, timersPerTick)) move(id, 'timer');
    for (const { id } of logRules.sweep(time, entries(), sweepPerTick)) move(id, 'event');
  };
  const take = (entry: BlockEntry, origins: readonly string[], offset: number) => {
    if (entry.type !== 'CustomerEvent') return entry.type === 'Tick' ? tick(entry.at) : logRules.learn(entry);
    const origin = `${origins[entry.origin]}/${entry.offset}`;
    if (seen.has(origin)) return;
    seen.set(origin, offset);
    const id = entry.customerId;
    const applied = apply(states.get(id) ?? emptyState(id), coreEvent(entry), logRules.rules());
    if (!applied.isDuplicate) keep(id, applied.state, applied.outputs, 'event');
  };
  const close = (offset: number) => {
    times.set(offset, time);
    for (const id of updated) pack(packed, id, offset, states.get(id)!);
    updated.clear();
  };
  return {
    take,
    close,
    folded: { outputs, states, rules: logRules.rules, packed, times, origins: seen } satisfies FoldedLog,
  };
}

type PackedStates = Map<string, { readonly offset: number; readonly bytes: Buffer }[]>;

function pack(packed: PackedStates, id: string, offset: number, state: State): void {
  packed.set(id, [...(packed.get(id) ?? []), { offset, bytes: Buffer.from(encodeState(state)) }]);
}
