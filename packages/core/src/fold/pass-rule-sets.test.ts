import { describe, expect, test } from 'vitest';
import { purchase, visit } from '../../test/events.ts';
import { rulesOf, withoutFollowUp } from '../../test/rules.ts';
import { published, runLog, tick } from '../../test/run-log.ts';
import type { Policy } from '../rules/policy.ts';

import { advance, nextDue } from './standard-fold.ts';

const at = (time: string) => Date.parse(time);
const recency = (...recencyDays: number[]): Policy => ({
  ...withoutFollowUp,
  rfm: { ...withoutFollowUp.rfm, recencyDays },
});

/** Customers are expected back sooner: R falls after 10, 20, 30 and 40 days. */
const strict = recency(10, 20, 30, 40);

describe('a rule set', () => {
  test('acts in the own time of the customer: silences until then are of the old one', () => {
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-31T10:00:00Z'), strict]]);

    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-03-01T00:00:00Z')], rules);

    expect(published(outputs).slice(1)).toEqual([
      '2024-01-31T10:00:00.000Z rfm new_customers → promising, lifecycle new → established by SILENCE',
      '2024-01-31T10:00:00.000Z rfm promising → hibernating by RULES',
      '2024-02-10T10:00:00.000Z rfm hibernating → lost by SILENCE',
    ]);
    expect(outputs.map(({ rules }) => rules.policyVersion)).toEqual([1, 1, 2, 2]);
  });

  test('of the instant of an event is passed before it, after the silences of that instant', () => {
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-31T10:00:00Z'), strict]]);

    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), purchase('2024-01-31T10:00:00Z')], rules);

    expect(published(outputs).slice(1)).toEqual([
      '2024-01-31T10:00:00.000Z rfm new_customers → promising, lifecycle new → established by SILENCE',
      '2024-01-31T10:00:00.000Z rfm promising → hibernating by RULES',
      '2024-01-31T10:00:00.000Z rfm hibernating → potential_loyalists by PURCHASE',
    ]);
  });

  test('that publishes nothing moves the own time of the customer all the same', () => {
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-15T00:00:00Z'), withoutFollowUp]]);

    const { state, outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), tick('2024-01-15T00:00:00Z')],
      rules,
    );

    expect(outputs).toHaveLength(1);
    expect(state).toMatchObject({
      asOf: at('2024-01-15T00:00:00Z'),
      rulesEffectiveAt: at('2024-01-15T00:00:00Z'),
    });
  });

  test('that publishes nothing still drops what is older than the kept days of its instant', () => {
    const { state } = runLog([purchase('2021-01-01T10:00:00Z'), tick('2024-01-01T00:00:00Z')]);
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-01T00:00:00Z'), withoutFollowUp]]);

    const { state: passed, outputs } = runLog([tick('2024-01-01T00:00:00Z')], rules, state);

    expect(outputs).toEqual([]);
    expect(state.buckets).toHaveLength(1);
    expect(passed.buckets).toEqual([]);
  });

  test('that comes late to a customer is passed at the own time of the customer', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z'), visit('2024-01-20T10:00:00Z')]);
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-10T00:00:00Z'), strict]]);

    const { outputs } = advance(state, at('2024-01-01T00:00:00Z'), rules);

    expect(published(outputs)).toEqual(['2024-01-20T10:00:00.000Z rfm new_customers → promising by RULES']);
  });

  test('is passed by a late event too, before it', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z'), visit('2024-01-20T10:00:00Z')]);
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-20T10:00:00Z'), strict]]);

    const { outputs } = runLog([purchase('2024-01-19T10:00:00Z')], rules, state);

    expect(published(outputs)).toEqual([
      '2024-01-20T10:00:00.000Z rfm new_customers → promising by RULES',
      '2024-01-20T10:00:00.000Z rfm promising → potential_loyalists, lifecycle new → established by PURCHASE',
    ]);
  });

  test('is begun under by a customer whose first event lies at or after it', () => {
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-01T10:00:00Z'), strict]]);

    const { state, outputs } = runLog(
      [purchase('2024-01-01T10:00:00Z'), tick('2024-01-11T10:00:00Z')],
      rules,
    );

    expect(published(outputs)).toEqual([
      '2024-01-01T10:00:00.000Z rfm null → new_customers, lifecycle null → new by PURCHASE',
      '2024-01-11T10:00:00.000Z rfm new_customers → promising by SILENCE',
    ]);
    expect(state.rulesEffectiveAt).toBe(at('2024-01-01T10:00:00Z'));
    expect(outputs.map(({ rules }) => rules.policyVersion)).toEqual([2, 2]);
  });

  test('that was missed with others is passed in order', () => {
    const rules = rulesOf(withoutFollowUp, {}, [
      [at('2024-01-12T00:00:00Z'), strict],
      [at('2024-01-13T00:00:00Z'), withoutFollowUp],
      [at('2024-01-14T00:00:00Z'), strict],
    ]);

    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-01-14T00:00:00Z')], rules);

    expect(published(outputs).slice(1)).toEqual([
      '2024-01-12T00:00:00.000Z rfm new_customers → promising by RULES',
      '2024-01-13T00:00:00.000Z rfm promising → new_customers by RULES',
      '2024-01-14T00:00:00.000Z rfm new_customers → promising by RULES',
    ]);
  });
});

describe('the next due', () => {
  test('is the passing of a rule set that will publish something', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-15T00:00:00Z'), strict]]);

    expect(nextDue(state, rules)).toBe(at('2024-01-15T00:00:00Z'));
  });

  test('is not the passing of a rule set that publishes nothing, but takes it into account', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);
    const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-05T00:00:00Z'), strict]]);

    expect(nextDue(state, rules)).toBe(at('2024-01-11T10:00:00Z'));
  });
});

test('a list of rule sets that lacks the one of a state is refused', () => {
  const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);
  const rules = rulesOf(withoutFollowUp, {}, [[at('2024-01-05T00:00:00Z'), strict]]);

  const cut = { ...rules, list: rules.list.slice(1) };

  expect(() => advance(state, at('2024-02-01T00:00:00Z'), cut)).toThrow(
    'Cannot fold under the rule set of 0',
  );
});
