import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { type Story, someTime, story } from '../../test/story.ts';
import type { AdvancedIndexed } from '../fold/advance-indexed.ts';
import { advance, advanceIndexed, apply, applyIndexed, emptyState, indexDue } from '../fold/standard-fold.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';

/** Before each event, whether and how long after the customer's own time a tick comes; and how many rule sets are known by then. */
const turns = fc.array(fc.tuple(fc.option(someTime), fc.nat(2)), { maxLength: 12 });

/** Rule sets become known as the log goes on, some only after their effectiveAt. */
function rulesAt({ rules }: Story, known: number): Rules {
  return { ...rules, list: rules.list.slice(0, 1 + known) };
}

function expectSame(one: AdvancedIndexed, two: AdvancedIndexed): void {
  expect(one.write).toBe(two.write);
  expect(one.outputs).toEqual(two.outputs);
  expect(one.state).toEqual(two.state);
}

describe('one go is two', () => {
  test('applyIndexed is apply and indexDue, advanceIndexed is advance and indexDue, whatever ticks and rules come between', () => {
    check([story, turns], (drawn, given) => {
      let state: State = emptyState('c');
      let known = 0;
      for (const [index, event] of drawn.events.entries()) {
        const [tick, learnt] = given[index] ?? [null, 0];
        known = Math.max(known, learnt);
        const rules = rulesAt(drawn, known);
        if (tick !== null) {
          const cause = tick % 2 === 0 ? 'timer' : 'event';
          const now = (state.asOf ?? 0) + tick;
          const { state: advanced, outputs } = advance(state, now, rules);
          const fired = advanceIndexed(state, now, rules, cause);

          expectSame(fired, { outputs, ...indexDue(advanced, rules, cause) });
          if (fired.state !== state) expect(fired.state).not.toEqual(state);
          state = fired.state;
        }
        const applied = apply(state, event, rules);
        const stepped = applyIndexed(state, event, rules);

        expect(stepped.isDuplicate).toBe(applied.isDuplicate);
        if (applied.isDuplicate) expect(stepped.state).toBe(state);
        else expectSame(stepped, { ...applied, ...indexDue(applied.state, rules, 'event') });
        state = stepped.state;
      }
    });
  });
});
