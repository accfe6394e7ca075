import { classesOf, encodeState, localDay, rfmMeasures } from '@tidemark/core';
import { bucketOf } from '../../../packages/pipeline/src/histograms/value-buckets.ts';
import { collect } from '../collect.ts';
import { byDue } from '../oracle/due-order.ts';
import type { FoldedLog } from '../oracle/fold-log.ts';
import type { World } from '../world/world.ts';
import { positionsOf } from './check-positions.ts';

const EVER = Number.MAX_SAFE_INTEGER;
const ALL = 1_000_000;

/** A settled partition's store is the fold of its log: states byte for byte, due index, counters, time; nothing is overdue. */
export async function checkStore(
  world: World,
  partition: number,
  folded: FoldedLog,
): Promise<readonly string[]> {
  const store = world.store.partition(partition);
  const faults: string[] = [];
  const note = (fault: string) => faults.push(`partition ${partition}: ${fault}`);

  const states = new Map(await collect(store.scan()));
  for (const id of new Set([...states.keys(), ...folded.states.keys()])) {
    const expected = folded.states.get(id);
    const isSame = expected !== undefined && states.get(id)?.equals(encodeState(expected));
    if (isSame !== true) note(`the state of ${id} is not the fold of the log`);
  }
  const dues = await store.dueThrough(EVER, ALL);
  const expectedDues = [...folded.states].map(([id, state]) => ({ id, due: state.indexedDue! })).sort(byDue);
  if (JSON.stringify(dues) !== JSON.stringify(expectedDues)) note('the due index differs from the states');
  const overdue = dues.filter(({ due }) => due <= folded.times.get(lastOffset(folded))!);
  if (overdue.length > 0) note(`${overdue.map(({ id }) => id).join(',')} are overdue`);
  const counts = sorted((await store.counts()).counts);
  if (counts !== sorted(countsOf(folded))) note('the counters differ from the states');
  await checkMemory(world, partition, folded, note);
  return faults;
}

/** Stream time and source positions, at A. */
async function checkMemory(
  world: World,
  partition: number,
  folded: FoldedLog,
  note: (fault: string) => void,
): Promise<void> {
  const { applied } = await positionsOf(world, partition);
  const { fields } = await world.store.partition(partition).readFields(['time', 'sourcePositions']);
  const [time, sourcePositions] = fields.map((field) => JSON.parse(String(field ?? null)) as unknown);
  const expectedTime = folded.times.get((applied ?? 0) - 1);
  // Before the first tick there is no time to store; the log gives 0.
  if ((time ?? 0) !== expectedTime)
    note(`stream time is ${String(time)} at A=${applied}, the log gives ${expectedTime}`);
  const highest = new Map<string, number>();
  for (const [origin, offset] of folded.origins) {
    if (offset >= (applied ?? 0)) continue;
    const cut = origin.lastIndexOf('/');
    const source = origin.slice(0, cut);
    highest.set(source, Math.max(highest.get(source) ?? -1, Number(origin.slice(cut + 1))));
  }
  const stored = Object.entries((sourcePositions ?? {}) as Record<string, number>);
  if (sorted(stored) !== sorted(highest)) note('the source positions differ from the log');
}

function lastOffset(folded: FoldedLog): number {
  return Math.max(...folded.times.keys());
}

/** Customers by dimension and class, and by their buckets in the histograms. */
function countsOf(folded: FoldedLog): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const rules = folded.rules();
  const add = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const state of folded.states.values()) {
    for (const { dimension, class: name } of classesOf(state)) {
      if (name !== null) add(`${dimension}:${name}`);
    }
    const measures = rfmMeasures(state, state.asOf!, rules);
    if (measures === null) continue;
    add(`#r:${localDay(rules.deployment.zone, measures.lastPurchaseAt)}`);
    add(`#f:${bucketOf(measures.frequency)}`);
    add(`#m:${bucketOf(measures.monetaryMinor)}`);
  }
  return counts;
}

/** Numbers by name as text that equal ones share. */
function sorted(numbers: Iterable<readonly [string, number]>): string {
  return JSON.stringify([...numbers].sort(([left], [right]) => (left < right ? -1 : 1)));
}
