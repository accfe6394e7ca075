import {
  type CustomerEvent,
  decodeState,
  type EpochMs,
  localDay,
  policyFor,
  type Rules,
  type State,
  standardFold,
} from '@tidemark/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Story, story } from '../../../core/test/story.ts';
import { bucketOf } from '../histograms/value-buckets.ts';
import { openCustomerCache } from './customer-cache.ts';
import { openPartitionCounters } from './partition-counters.ts';
import { openDraft, type StepDraft } from './step-draft.ts';

const IDS = ['ada', 'bo', 'cy'] as const;

/** One entry of a log: an event of a customer, or a tick. */
type Move =
  | { readonly id: string; readonly event: CustomerEvent }
  | { readonly fire: EpochMs; readonly sweeps: boolean };

/** A story whose events happen to three customers, with ticks between them, and where it is cut into batches; a long one by turns. */
const logs = fc
  .record({
    story,
    whose: fc.array(fc.constantFrom(...IDS), { minLength: 12, maxLength: 12 }),
    ticks: fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }),
    cuts: fc.array(fc.boolean(), { minLength: 24, maxLength: 24 }),
  })
  .map(({ story, whose, ticks, cuts }) => ({
    rules: story.rules,
    moves: movesOf(story, whose, ticks),
    cuts,
  }));

function movesOf({ events }: Story, whose: readonly string[], ticks: readonly boolean[]): readonly Move[] {
  return events.flatMap((event, index): Move[] => {
    const move = { id: whose[index % whose.length]!, event };
    return ticks[index % ticks.length] ? [move, { fire: event.at + index, sweeps: index % 2 === 0 }] : [move];
  });
}

/** What a store would hold after each batch. */
function openStore(rules: Rules) {
  const states = new Map<string, Uint8Array>();
  const counts = new Map<string, number>();
  const written = new Set<string>();
  return {
    counts,
    written,
    states: () => [...states.values()].map((bytes) => decodeState(bytes)),
    fold: (moves: readonly Move[]) => {
      const customers = openCustomerCache(standardFold, 1);
      customers.load(
        IDS,
        IDS.map((id) => states.get(id)),
      );
      const counters = openPartitionCounters(counts);
      const draft = openDraft(customers, counters);
      for (const move of moves) carryOut(draft, move, rules);
      for (const [id, bytes] of customers.takeWrite().states) states.set(id, bytes);
      for (const [name, count] of counters.take()) {
        written.add(name);
        counts.set(name, count);
      }
    },
  };
}

function carryOut(draft: StepDraft, move: Move, rules: Rules): void {
  if ('event' in move) draft.apply(move.id, move.event, rules);
  else {
    const known = IDS.filter((id) => draft.stateOf(id).asOf !== null);
    for (const id of known) draft.fire(id, move.fire, rules);
    if (move.sweeps) for (const id of known) draft.sweep(id, move.fire, rules);
  }
}

/** All counters of the histograms, from the states' own days. */
function recounted(states: readonly State[], { deployment, list }: Rules): Record<string, number> {
  const counts: Record<string, number> = {};
  const add = (name: string) => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  for (const state of states) {
    if (state.asOf === null) continue;
    const ruleSet = list.find(({ effectiveAt }) => effectiveAt === state.rulesEffectiveAt)!;
    const { windowDays } = policyFor(ruleSet.policy, state.customerType).rfm;
    const first = localDay(deployment.zone, state.asOf) - windowDays;
    const days = state.buckets.filter(({ day }) => day >= first);
    const sum = (part: 'purchases' | 'cancellations' | 'moneyMinor') =>
      days.reduce((total, day) => total + day[part], 0);
    if (sum('purchases') === 0) continue;
    add(`#r:${localDay(deployment.zone, state.lastPurchaseAt!)}`);
    add(`#f:${bucketOf(Math.max(1, sum('purchases') - sum('cancellations')))}`);
    add(`#m:${bucketOf(Math.max(0, sum('moneyMinor')))}`);
  }
  return counts;
}

const histogramsOf = (counts: ReadonlyMap<string, number>) =>
  Object.fromEntries([...counts].filter(([name, count]) => name.startsWith('#') && count !== 0));

test('the histograms are those of all states, after every batch, under refunds, cancellations and new rule sets', () => {
  fc.assert(
    fc.property(logs, ({ rules, moves, cuts }) => {
      const store = openStore(rules);
      for (const batch of batchesOf(moves, cuts)) {
        store.fold(batch);

        expect(histogramsOf(store.counts)).toEqual(recounted(store.states(), rules));
        expect(Math.min(0, ...store.counts.values())).toBe(0);
      }
    }),
    { numRuns: 400 },
  );
});

test('however a log is cut into writes, the same counters are written', () => {
  fc.assert(
    fc.property(logs, ({ rules, moves, cuts }) => {
      const [whole, cut] = [openStore(rules), openStore(rules)];
      whole.fold(moves);
      for (const batch of batchesOf(moves, cuts)) cut.fold(batch);

      expect([...cut.written].sort()).toEqual([...whole.written].sort());
      expect(histogramsOf(cut.counts)).toEqual(histogramsOf(whole.counts));
    }),
    { numRuns: 200 },
  );
});

function batchesOf(moves: readonly Move[], cuts: readonly boolean[]): readonly (readonly Move[])[] {
  const batches: Move[][] = [[]];
  moves.forEach((move, index) => {
    batches.at(-1)!.push(move);
    if (cuts[index % cuts.length]) batches.push([]);
  });
  return batches;
}
