import { describe, expect, test } from 'vitest';
import { cancellation, purchase, refund, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { published, publishedOf, runLog, tick } from '../../test/run-log.ts';
import { berlin } from '../../test/zones.ts';
import { profileAt } from '../fold/standard-fold.ts';
import type { Output } from '../outputs/output.ts';

const profileAfter = (outputs: readonly Output[]) => outputs.at(-1)!.profile;

describe('recency', () => {
  test('falls at exactly last + 30, 60, 90 and 180 days', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), tick('2024-12-31T00:00:00Z')]);

    expect(publishedOf(outputs, 'rfm')).toEqual([
      '2024-01-01T10:00:00.000Z rfm null → new_customers, lifecycle null → new by PURCHASE',
      '2024-01-31T10:00:00.000Z rfm new_customers → promising, lifecycle new → established by SILENCE',
      '2024-03-01T10:00:00.000Z rfm promising → about_to_sleep by SILENCE',
      '2024-03-31T10:00:00.000Z rfm about_to_sleep → hibernating by SILENCE',
      '2024-06-29T10:00:00.000Z rfm hibernating → lost, lifecycle established → churned by SILENCE',
    ]);
  });

  test('is not renewed by interactions', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      visit('2024-01-30T10:00:00Z'),
      tick('2024-01-31T10:00:00Z'),
    ]);

    expect(published(outputs).at(-1)).toContain('2024-01-31T10:00:00.000Z rfm new_customers → promising');
  });

  test('is published in full days of 24 hours', () => {
    const rules = rulesOf(undefined, { zone: berlin });

    const { outputs } = runLog([purchase('2024-03-10T10:00:00Z'), tick('2024-04-09T10:00:00Z')], rules);

    expect(profileAfter(outputs)).toMatchObject({ r: 4, recencyDays: 30 });
  });
});

describe('frequency', () => {
  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 4],
    [5, 4],
    [6, 5],
  ])('of %i purchases scores %i', (count, score) => {
    const log = Array.from({ length: count }, (_, index) =>
      purchase('2024-01-01T10:00:00Z', { eventId: `purchase ${index}`, amountMinor: 0 }),
    );

    const { state } = runLog(log);

    expect(profileAt(state, state.asOf!, rulesOf())).toMatchObject({
      f: score,
      frequency: count,
      monetaryMinor: 0,
      m: 1,
    });
  });

  test('is lowered by cancellations, but not below 1, and not by refunds', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      purchase('2024-01-02T10:00:00Z'),
      refund('2024-01-03T10:00:00Z'),
      cancellation('2024-01-04T10:00:00Z'),
      cancellation('2024-01-04T11:00:00Z'),
      cancellation('2024-01-04T12:00:00Z'),
    ]);

    expect(published(outputs)).toEqual([
      '2024-01-01T10:00:00.000Z rfm null → new_customers, lifecycle null → new by PURCHASE',
      '2024-01-02T10:00:00.000Z rfm new_customers → potential_loyalists, lifecycle new → established by PURCHASE',
      '2024-01-04T10:00:00.000Z rfm potential_loyalists → new_customers by CANCELLATION',
    ]);
  });
});

describe('money', () => {
  test.each([
    [5_000, 1],
    [5_001, 2],
    [15_000, 2],
    [40_001, 4],
    [100_000, 4],
    [100_001, 5],
  ])('of %i minor units scores %i: limits strictly below the value count', (amountMinor, m) => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z', { amountMinor })]);

    expect(profileAfter(outputs)).toMatchObject({ m, monetaryMinor: amountMinor, currency: 'EUR' });
  });

  test('is never below 0 in a window, whatever was refunded', () => {
    const { state, outputs } = runLog([
      purchase('2024-01-01T10:00:00Z', { amountMinor: 1_000 }),
      refund('2024-01-02T10:00:00Z', { amountMinor: 5_000 }),
      tick('2024-01-31T10:00:00Z'),
    ]);

    expect(profileAfter(outputs)).toMatchObject({ monetaryMinor: 0, m: 1 });
    expect(state.buckets.map(({ moneyMinor }) => moneyMinor)).toEqual([1_000, -5_000]);
  });

  test('comes back when the day of a refund leaves the window before that of its purchase does not', () => {
    const { state } = runLog([
      refund('2024-01-01T10:00:00Z', { amountMinor: 5_000 }),
      purchase('2024-01-05T10:00:00Z', { amountMinor: 6_000 }),
    ]);

    // 2024 has 366 days: the window of 2024-12-31 begins with 2024-01-01, that of the next day with 2024-01-02.
    const lastOfYear = Date.parse('2024-12-31T23:59:59.999Z');
    expect(profileAt(state, lastOfYear, rulesOf())).toMatchObject({ monetaryMinor: 1_000 });
    expect(profileAt(state, lastOfYear + 1, rulesOf())).toMatchObject({ monetaryMinor: 6_000 });
  });
});

describe('the window', () => {
  test('is today and 365 full local days, and moves at local midnight', () => {
    const rules = rulesOf(undefined, { zone: berlin });

    const { outputs } = runLog(
      [purchase('2023-06-01T10:00:00Z'), purchase('2023-06-10T10:00:00Z'), tick('2024-12-31T00:00:00Z')],
      rules,
    );

    expect(published(outputs).slice(-2)).toEqual([
      '2023-12-07T10:00:00.000Z rfm hibernating → lost, lifecycle established → churned by SILENCE',
      // 2023-06-10 + 366 days = 2024-06-10, which in Berlin begins at 22:00 UTC.
      '2024-06-09T22:00:00.000Z rfm lost → inactive by SILENCE',
    ]);
  });

  test('without a purchase makes inactive, with scores null and counts 0, but recency known', () => {
    const { outputs } = runLog([purchase('2023-01-01T10:00:00Z'), tick('2024-06-01T00:00:00Z')]);

    expect(profileAfter(outputs)).toEqual({
      r: null,
      f: null,
      m: null,
      segment: 'inactive',
      lifecycle: 'churned',
      recencyDays: 365,
      frequency: 0,
      monetaryMinor: 0,
      currency: 'EUR',
      churn: 'medium',
      value: 'low',
      engagement: 'lost',
      satisfaction: 'unknown',
      source: 'unknown',
    });
  });
});

describe('a customer who never bought', () => {
  test('has no segment, recency null, and is a prospect from the first interaction on', () => {
    const { outputs } = runLog([visit('2024-01-01T10:00:00Z'), tick('2030-01-01T10:00:00Z')]);

    expect(published(outputs)).toEqual(['2024-01-01T10:00:00.000Z lifecycle null → prospect by INTERACTION']);
    expect(profileAfter(outputs)).toMatchObject({
      segment: null,
      r: null,
      recencyDays: null,
      frequency: 0,
      churn: 'low',
    });
  });
});
