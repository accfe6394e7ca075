import {
  advance,
  apply,
  emptyState,
  encodeState,
  type Frame,
  indexDue,
  type Output,
  type Policy,
  type Ruler,
  type Rulers,
  type State,
} from '@tidemark/core';
import { type BlockEntry, customerEventsBlockSchema, type Frame as LoggedFrame } from '@tidemark/schemas';
import type { LogRecord } from '@tidemark/stream';
import { coreEvent } from './core-event.ts';
import { byDue, type Entry, sweepFrom } from './due-order.ts';

/** What the fold of a log partition says, record by record. */
export interface FoldedLog {
  readonly outputs: ReadonlyMap<string, readonly Output[]>;
  readonly states: ReadonlyMap<string, State>;
  /** Every packed state a customer ever had, each with the offset of the record after which it stood. */
  readonly packed: ReadonlyMap<string, readonly { readonly offset: number; readonly bytes: Buffer }[]>;
  /** Stream time after each record, by offset. */
  readonly times: ReadonlyMap<number, number>;
  /** Source records that took effect: `topic/incarnation/partition/offset` of the first occurrence of each. */
  readonly origins: ReadonlySet<string>;
}

/** Bytes before a value's Avro body: the registry's frame. */
const FRAME_BYTES = 5;

/**
 * A straight pass over one log partition, entry by entry, by the rules of the log alone: the first occurrence of an
 * origin counts, a tick fires what is due in the order of the index up to its limit and sweeps up to its limit. It knows
 * no batches, no watermarks, no index: it sorts all customers at every tick.
 */
export function foldLog(records: readonly LogRecord[]): FoldedLog {
  const pass = openPass();
  for (const record of records) {
    const block = customerEventsBlockSchema.decode(record.value!, FRAME_BYTES);
    const origins = block.origins.map(
      ({ topic, incarnation, partition }) => `${topic}/${incarnation}/${partition}`,
    );
    for (const entry of block.entries) pass.take(entry, origins);
    pass.close(record.offset);
  }
  return pass.folded;
}

function openPass() {
  const outputs = new Map<string, Output[]>();
  const states = new Map<string, State>();
  const packed = new Map<string, { offset: number; bytes: Buffer }[]>();
  const times = new Map<number, number>();
  const seen = new Set<string>();
  const touched = new Set<string>();
  const rules = openRules();
  let time = 0;

  const entries = (): Entry[] =>
    [...states].map(([id, state]) => ({ id, due: state.indexedDue! })).sort(byDue);
  const keep = (id: string, state: State, said: readonly Output[], touch: 'event' | 'timer') => {
    states.set(id, indexDue(state, rules.rulers(), touch).state);
    touched.add(id);
    if (said.length > 0) outputs.set(id, [...(outputs.get(id) ?? []), ...said]);
  };
  const move = (id: string, touch: 'event' | 'timer') => {
    const { state, outputs: said } = advance(states.get(id)!, time, rules.rulers());
    keep(id, state, said, touch);
  };
  const tick = (at: number) => {
    time = Math.max(time, at);
    const { timersPerTick, sweepPerTick } = rules.inForce(time).policy.limits;
    const due = entries().filter((entry) => entry.due <= time);
    for (const { id } of due.slice(0, timersPerTick)) move(id, 'timer');
    for (const { id } of rules.sweep(time, entries(), sweepPerTick)) move(id, 'event');
  };
  const take = (entry: BlockEntry, origins: readonly string[]) => {
    if (entry.type !== 'CustomerEvent') return entry.type === 'Tick' ? tick(entry.at) : rules.learn(entry);
    const origin = `${origins[entry.origin]}/${entry.offset}`;
    if (seen.has(origin)) return;
    seen.add(origin);
    const id = entry.customerId;
    const applied = apply(states.get(id) ?? emptyState(), coreEvent(entry), rules.rulers());
    if (!applied.isDuplicate) keep(id, applied.state, applied.outputs, 'event');
  };
  const close = (offset: number) => {
    times.set(offset, time);
    for (const id of touched) {
      const bytes = Buffer.from(encodeState(states.get(id)!));
      packed.set(id, [...(packed.get(id) ?? []), { offset, bytes }]);
    }
    touched.clear();
  };
  return { take, close, folded: { outputs, states, packed, times, origins: seen } satisfies FoldedLog };
}

/** Frame, rulers and the sweep under way. */
function openRules() {
  let frame: Frame | undefined;
  let list: readonly Ruler[] = [];
  let combined: Rulers | undefined;
  let swept = 1;
  let sweep: { readonly through: number; readonly after: Entry | undefined } | undefined;

  const learn = (entry: BlockEntry) => {
    if (entry.type === 'Frame') frame = frameOf(entry);
    if (entry.type !== 'Policy' || entry.version <= (list.at(-1)?.policyVersion ?? 0)) return;
    const { version: policyVersion, effectiveAt, document } = entry;
    const policy = JSON.parse(document) as Policy;
    list = [...list, { policyVersion, scorecardVersion: null, effectiveAt, policy }];
    combined = { frame: frame!, list };
  };
  return {
    learn,
    rulers: () => combined!,
    inForce: (time: number) => list.findLast(({ effectiveAt }) => effectiveAt <= time) ?? list[0]!,
    /** The customers that a tick takes past the rulers in force. */
    sweep: (time: number, entries: readonly Entry[], limit: number): readonly Entry[] => {
      const through = list.filter(({ effectiveAt }) => effectiveAt <= time).length;
      if (sweep === undefined && through <= swept) return [];
      sweep ??= { through, after: undefined };
      const next = sweepFrom(entries, sweep.after, limit);
      if (next.length === limit) sweep = { ...sweep, after: next.at(-1) };
      else {
        swept = sweep.through;
        sweep = undefined;
      }
      return next;
    },
  };
}

function frameOf({ type: _, time, ...frame }: LoggedFrame): Frame {
  return { ...frame, time: time === 'REAL' ? 'real' : 'simulated' };
}
