import { describe, expect, test } from 'vitest';
import { purchase } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { published, runLog } from '../../test/run-log.ts';
import { berlin } from '../../test/zones.ts';
import { purchaseRhythm } from '../measures/purchase-rhythm.ts';
import { classesOf, emptyState, profileAt, upcoming } from './standard-fold.ts';

const rules = rulesOf();
const at = (time: string) => Date.parse(time);

describe('what is known of a customer', () => {
  test('is what silence will publish, with its dues', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);

    const dues = upcoming(state, rules, 2);

    expect(dues.map(({ due }) => due)).toEqual([at('2024-01-31T10:00:00Z'), at('2024-03-01T10:00:00Z')]);
    expect(dues.flatMap(({ outputs }) => published(outputs))).toEqual([
      '2024-01-31T10:00:00.000Z rfm new_customers → promising, lifecycle new → established by SILENCE',
      '2024-03-01T10:00:00.000Z rfm promising → about_to_sleep by SILENCE',
    ]);
  });

  test('ends with the last due', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);

    expect(upcoming(state, rules, 100).map(({ due }) => new Date(due).toISOString().slice(0, 10))).toEqual([
      '2024-01-31',
      '2024-03-01',
      '2024-03-31',
      '2024-04-30',
      '2024-06-29',
      '2025-01-01',
    ]);
  });

  test('is the class in force in every dimension, since when', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z')]);

    const since = { since: at('2024-01-01T10:00:00Z'), waiting: null, suppressed: 0 };
    expect(classesOf(state)).toEqual([
      { dimension: 'rfm', class: 'new_customers', ...since },
      { dimension: 'lifecycle', class: 'new', ...since },
      { dimension: 'value', class: 'low', ...since },
      { dimension: 'engagement', class: 'active', ...since },
      { dimension: 'satisfaction', class: 'unknown', ...since },
      { dimension: 'source', class: 'unknown', ...since },
    ]);
  });

  test('is the profile at any later instant', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z', { amountMinor: 5_001 })]);

    expect(profileAt(state, at('2024-03-01T09:59:59.999Z'), rules)).toEqual({
      r: 4,
      f: 1,
      m: 2,
      segment: 'promising',
      lifecycle: 'established',
      recencyDays: 59,
      frequency: 1,
      monetaryMinor: 5_001,
      currency: 'EUR',
      churn: 'low',
      value: 'low',
      engagement: 'active',
      satisfaction: 'unknown',
      source: 'unknown',
    });
  });

  test('is nothing before the first event', () => {
    expect(profileAt(emptyState('c'), 0, rules)).toBeNull();
    expect(upcoming(emptyState('c'), rules, 5)).toEqual([]);
  });

  test('is x, t_x and T in weeks: days between local dates, elapsed days since the last purchase', () => {
    // Given purchases on 1, 2 and 15 January in Berlin
    const { state } = runLog(
      [purchase('2023-12-31T23:30:00Z'), purchase('2024-01-01T23:30:00Z'), purchase('2024-01-15T12:00:00Z')],
      rulesOf(undefined, { zone: berlin }),
    );

    expect(purchaseRhythm(state, at('2024-01-29T11:59:59.999Z'), berlin)).toEqual({
      x: 2,
      tX: 2,
      T: 2 + 13 / 7,
    });
    expect(purchaseRhythm(emptyState('c'), 0, berlin)).toBeNull();
  });
});
