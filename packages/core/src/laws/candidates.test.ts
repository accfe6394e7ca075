import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { runLog } from '../../test/run-log.ts';
import { someTime, story } from '../../test/story.ts';
import { dimensions } from '../dimensions/list.ts';
import { apply, indexDue, nextDue } from '../fold/standard-fold.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import { viewAt } from '../state/view.ts';
import { DAY, NEVER } from '../time/time-units.ts';

describe('what the laws rest on', () => {
  test('between two candidates of a dimension its raw class does not change', () => {
    check(
      [story, someTime, fc.double({ min: 0, max: 1, noNaN: true })],
      ({ rules, events }, later, share) => {
        const { state } = runLog(events, rules);
        const ruleSet = ruleSetInForce(state, rules);
        const from = state.asOf! + later;
        const view = viewAt(state, from, ruleSet, rules.deployment);

        for (const dimension of dimensions) {
          const next = Math.min(dimension.nextChange(view, NEVER), from + 1_000 * DAY);
          expect(next).toBeGreaterThan(from);
          for (const probe of [from + Math.floor((next - 1 - from) * share), next - 1]) {
            expect(dimension.classify(viewAt(state, probe, ruleSet, rules.deployment))).toBe(
              dimension.classify(view),
            );
          }
        }
      },
    );
  });

  test('what the due index holds is never later than the true due', () => {
    check([story], ({ rules, events }) => {
      const unchanged = { ...rules, list: rules.list.slice(0, 1) };
      let state = runLog([]).state;
      for (const event of events) {
        const { state: indexed, write } = indexDue(apply(state, event, unchanged).state, unchanged, 'event');
        const due = nextDue(indexed, unchanged) ?? Number.MAX_SAFE_INTEGER;

        expect(indexed.indexedDue).toBeLessThanOrEqual(due);
        expect(write ?? indexed.indexedDue).toBe(indexed.indexedDue);
        if (write !== undefined) expect(write).toBe(due);
        state = indexed;
      }
    });
  });

  test('a customer who passed every rule set stands under the last one', () => {
    check([story], ({ rules, events }) => {
      const { state } = runLog([...events, { tick: Date.parse('2040-01-01T00:00:00Z') }], rules);

      expect(state.rulesEffectiveAt).toBeGreaterThanOrEqual(rules.list.at(-1)!.effectiveAt);
    });
  });
});
