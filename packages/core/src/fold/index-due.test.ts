import { describe, expect, test } from 'vitest';
import { feedback, purchase, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { runLog, tick } from '../../test/run-log.ts';
import { viewAt } from '../state/view.ts';
import { NEVER } from '../time/time-units.ts';
import { nextCandidate } from './next-candidate.ts';
import { emptyState, indexDue, standardFold } from './standard-fold.ts';

const rules = rulesOf();
const at = (time: string) => Date.parse(time);

describe('the due index', () => {
  test('is always written for a new customer: the exact due', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);

    const indexed = indexDue(state, rules, 'event');

    expect(indexed.write).toBe(at('2024-01-31T10:00:00Z'));
    expect(indexed.state.indexedDue).toBe(at('2024-01-31T10:00:00Z'));
  });

  test('holds "never" for a customer of whom nothing is due', () => {
    const { state } = runLog([visit('2024-01-01T10:00:00Z'), tick('2024-06-29T10:00:00Z')]);

    expect(indexDue(state, rules, 'event').write).toBe(NEVER);
  });

  test('is left alone by an event that moves the due later', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);
    const { state: held } = indexDue(state, rules, 'event');
    const { state: later } = runLog([purchase('2024-01-05T10:00:00Z')], rules, held);

    const indexed = indexDue(later, rules, 'event');

    expect(indexed.write).toBeUndefined();
    expect(indexed.state).toBe(later);
  });

  test('is written by an event that moves the due earlier', () => {
    const { state } = runLog([visit('2024-01-01T10:00:00Z')]);
    const { state: held } = indexDue(state, rules, 'event');
    const { state: bought } = runLog([purchase('2024-01-05T10:00:00Z')], rules, held);

    expect(indexDue(bought, rules, 'event').write).toBe(at('2024-02-04T10:00:00Z'));
  });

  test('is left alone where only a candidate that publishes nothing lies before what it holds', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);
    const { state: held } = indexDue(state, rules, 'event');
    // When the complaint closes on 2024-01-23, the bad score keeps the customer dissatisfied: that publishes nothing.
    const bad = feedback('2023-10-25T10:00:00Z', { scale: 'CSAT', score: 1, complaint: true });
    const { state: complained } = runLog([bad], rules, held);

    expect(
      nextCandidate(viewAt(complained, complained.asOf!, rules.list[0]!, rules.deployment), standardFold),
    ).toBe(at('2024-01-23T10:00:00Z'));
    expect(indexDue(complained, rules, 'event').write).toBeUndefined();
  });

  test('is always written after a timer, also with what it held', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);
    const { state: held } = indexDue(state, rules, 'event');

    const indexed = indexDue(held, rules, 'timer');

    expect(indexed.write).toBe(at('2024-01-31T10:00:00Z'));
    expect(indexed.state).toBe(held);
  });

  test('of a customer without events holds "never"', () => {
    expect(indexDue(emptyState('c'), rules, 'timer').write).toBe(NEVER);
  });
});
