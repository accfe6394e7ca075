import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { freeze } from '../../test/freeze.ts';
import { type LogEntry, runLog } from '../../test/run-log.ts';
import { type Story, someTime, story } from '../../test/story.ts';
import { dimensions } from '../dimensions/list.ts';
import type { CustomerEvent } from '../events/customer-event.ts';
import { advance, apply, decodeState, encodeState, indexDue, nextDue } from '../fold/standard-fold.ts';
import type { Output } from '../outputs/output.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';

/** Long after every story: whatever falls due has been published by then. */
const END = Date.parse('2040-01-01T00:00:00Z');

const stateOf = ({ rules, events }: Story) => runLog(events, rules).state;
const hasPublished = (before: State, after: State) =>
  after.sequence > before.sequence ||
  after.publishedLevel !== before.publishedLevel ||
  after.isAnnounced !== before.isAnnounced;

describe('the laws of the fold', () => {
  test('1: to advance in two steps is to advance in one', () => {
    check([story, someTime, someTime], (drawn, first, second) => {
      const state = stateOf(drawn);
      const middle = state.asOf! + first;

      const halfway = advance(state, middle, drawn.rules);
      const rest = advance(halfway.state, middle + second, drawn.rules);
      const whole = advance(state, middle + second, drawn.rules);

      expect(rest.state).toEqual(whole.state);
      expect([...halfway.outputs, ...rest.outputs]).toEqual(whole.outputs);
    });
  });

  test('2: before the next due an advance publishes nothing, at the next due it publishes something', () => {
    check([story, fc.double({ min: 0, max: 1, noNaN: true })], (drawn, share) => {
      const state = stateOf(drawn);
      const due = nextDue(state, drawn.rules);
      const until = due ?? END;
      const before = state.asOf! + Math.floor((until - 1 - state.asOf!) * share);

      const silent = advance(state, Math.max(before, state.asOf!), drawn.rules);

      expect(silent.outputs).toEqual([]);
      expect(hasPublished(state, silent.state)).toBe(false);
      if (due === undefined) return;
      const published = advance(state, due, drawn.rules);
      expect(hasPublished(state, published.state)).toBe(true);
      expect(published.state.asOf).toBe(due);
      for (const output of published.outputs) expect(output.at).toBe(due);
    });
  });

  test('3: the same input gives the same output, and is never changed', () => {
    check([story, someTime], (drawn, later) => {
      freeze(drawn);
      const log: LogEntry[] = [...drawn.events, { tick: END - later }];
      let state = freeze(runLog([]).state);
      for (const entry of log) state = freeze(runLog([entry], drawn.rules, state).state);

      expect(runLog(log, drawn.rules).state).toEqual(state);
      expect(runLog(log, drawn.rules)).toEqual(runLog(log, drawn.rules));
    });
  });

  test('4: events of one instant give the same aggregates and raw classes in either order', () => {
    check([story, story], (drawn, other) => {
      const state = stateOf(drawn);
      const [first, second] = [other.events[0]!, { ...other.events.at(-1)!, eventId: 'the second' }];
      const at = drawn.events.at(-1)!.at;
      const pair = [first, second].map((event) => ({ ...withoutOrder(event), at }));
      if (pair.some((event) => apply(state, event, drawn.rules).isDuplicate)) return;

      const forth = runLog(pair, drawn.rules, state).state;
      const back = runLog(pair.toReversed(), drawn.rules, state).state;

      expect(aggregatesOf(forth)).toEqual(aggregatesOf(back));
      expect(rawClasses(forth, forth.asOf!, drawn.rules)).toEqual(rawClasses(back, back.asOf!, drawn.rules));
    });
  });

  test('5: a state packed and unpacked is the same state', () => {
    check([story], ({ rules, events }) => {
      let state = runLog([]).state;
      for (const event of events) {
        state = indexDue(apply(state, event, rules).state, rules, 'event').state;
        const bytes = encodeState(state);

        expect(decodeState(bytes)).toEqual(state);
        expect(encodeState(decodeState(bytes))).toEqual(bytes);
      }
    });
  });

  test('6: each from is the last to, and the sequence has no gap', () => {
    check([story], ({ rules, events }) => {
      const { outputs } = runLog([...events, { tick: END }], rules);

      expect(outputs.map(({ sequence }) => sequence)).toEqual(outputs.map((_, index) => index + 1));
      expect(brokenLinks(outputs)).toEqual([]);
      expect(outputs.every(({ at }, index) => index === 0 || outputs[index - 1]!.at <= at)).toBe(true);
    });
  });

  test('7: every dimension has exactly one class of its list', () => {
    check([story, someTime], (drawn, later) => {
      const { state } = runLog([...drawn.events, { tick: drawn.events[0]!.at + later }], drawn.rules);
      const classes = rawClasses(state, state.asOf! + later, drawn.rules);

      for (const [index, { name, classes: known }] of dimensions.entries()) {
        const neverBought = name === 'rfm' && state.lastPurchaseAt === null;
        if (neverBought) expect(classes[index]).toBeNull();
        else expect(known).toContain(classes[index]);
      }
    });
  });

  test('8: outputs do not depend on when or how often ticks come, unless one overtakes an event', () => {
    check([story, fc.array(fc.tuple(fc.nat(12), someTime))], ({ rules, events }, ticks) => {
      const plain = runLog([...events, { tick: END }], rules);

      const ticked = runLog([...withTicks(events, ticks), { tick: END }], rules);

      expect(ticked).toEqual(plain);
    });
  });

  test('9: an advance that publishes nothing and passes no rule set gives back the very same state', () => {
    check([story, someTime], (drawn, later) => {
      const state = stateOf(drawn);
      const now = state.asOf! + later;
      const { state: after } = advance(state, now, drawn.rules);

      // Not by the levels before and after: one may rise and fall again unannounced on the way.
      const isSilent =
        (nextDue(state, drawn.rules) ?? END) > now && after.rulesEffectiveAt === state.rulesEffectiveAt;
      expect(after === state).toBe(isSilent);
    });
  });
});

/** What may not depend on the order of events of one instant. */
function aggregatesOf(state: State) {
  const {
    sequence,
    assignments,
    publishedLevel,
    isAnnounced,
    lastRaisedAt,
    source,
    customerType,
    contact,
    ...aggregates
  } = state;
  const asSet = (ring: readonly number[]) =>
    new Set(ring.flatMap((half, index) => (index % 2 === 0 ? [`${half} ${ring[index + 1]}`] : [])));
  return {
    ...aggregates,
    contact: { ...contact, plan: null, recentFollowUps: [] },
    recentPurchases: asSet(aggregates.recentPurchases),
    recentContacts: asSet(aggregates.recentContacts),
  };
}

function rawClasses(state: State, at: EpochMs, rules: Rules): (string | null)[] {
  const view = viewAt(state, at, ruleSetInForce(state, rules), rules.deployment);
  return dimensions.map(({ classify }) => classify(view));
}

/** What is the first or the last one known in the order of the log depends on that order. */
function withoutOrder(event: CustomerEvent): CustomerEvent {
  if (event.kind === 'FEEDBACK') return event;
  return event.kind === 'INTERACTION'
    ? { ...event, source: null }
    : { ...event, source: null, customerType: null };
}

function brokenLinks(outputs: readonly Output[]): string[] {
  const inForce = new Map<string, string | null>();
  const broken: string[] = [];
  for (const output of outputs) {
    if (output.type !== 'segment-changed') continue;
    for (const { dimension, from, to } of output.changes) {
      if (from !== (inForce.get(dimension) ?? null) || from === to)
        broken.push(`${output.sequence}: ${from} → ${to}`);
      inForce.set(dimension, to);
    }
  }
  return broken;
}

/** Ticks put before events, each earlier than every event that is still to come. */
function withTicks(events: Story['events'], ticks: readonly (readonly [number, number])[]): LogEntry[] {
  return events.flatMap((event, index) => {
    const earliest = Math.min(...events.slice(index).map(({ at }) => at));
    const before = ticks
      .filter(([position]) => position === index)
      .map(([, by]) => ({ tick: earliest - 1 - by }));
    return [...before, event];
  });
}
