import { describe, expect, test } from 'vitest';
import { feedback, purchase, refund, visit } from '../../test/events.ts';
import { rulesOf } from '../../test/rules.ts';
import { published, runLog, tick } from '../../test/run-log.ts';
import { berlin } from '../../test/zones.ts';
import { apply, emptyState } from './standard-fold.ts';

const rules = rulesOf();

describe('an event', () => {
  test('is preceded by the silences due before its instant, each at its own', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), purchase('2024-03-05T10:00:00Z')]);

    expect(published(outputs)).toEqual([
      '2024-01-01T10:00:00.000Z rfm null → new_customers, lifecycle null → new by PURCHASE',
      '2024-01-31T10:00:00.000Z rfm new_customers → promising, lifecycle new → established by SILENCE',
      '2024-03-01T10:00:00.000Z rfm promising → about_to_sleep by SILENCE',
      '2024-03-05T10:00:00.000Z rfm about_to_sleep → potential_loyalists by PURCHASE',
    ]);
  });

  test('in the very millisecond of a due prevents it if it ends the silence', () => {
    const { outputs } = runLog([purchase('2024-01-01T10:00:00Z'), purchase('2024-01-31T10:00:00Z')]);

    expect(published(outputs).at(-1)).toBe(
      '2024-01-31T10:00:00.000Z rfm new_customers → potential_loyalists, lifecycle new → established by PURCHASE',
    );
    expect(outputs).toHaveLength(2);
  });

  test('in the very millisecond of a due that still holds publishes it, with the event as its cause', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      visit('2024-01-31T10:00:00Z', { eventId: 'the visit' }),
    ]);

    expect(outputs.at(-1)).toMatchObject({
      at: Date.parse('2024-01-31T10:00:00Z'),
      cause: { eventId: 'the visit' },
    });
  });

  test('moves the own time of the customer to its instant, also when it publishes nothing', () => {
    const { state, outputs } = runLog([purchase('2024-01-01T10:00:00Z'), visit('2024-01-02T10:00:00Z')]);

    expect(outputs).toHaveLength(1);
    expect(state.asOf).toBe(Date.parse('2024-01-02T10:00:00Z'));
  });
});

describe('a late event', () => {
  test('counts in its own day and is judged at the own time of the customer', () => {
    const { state, outputs } = runLog([
      purchase('2024-02-01T10:00:00Z'),
      visit('2024-02-10T10:00:00Z'),
      purchase('2024-01-15T10:00:00Z', { eventId: 'late' }),
    ]);

    expect(outputs.at(-1)).toMatchObject({
      at: Date.parse('2024-02-10T10:00:00Z'),
      changes: [
        { dimension: 'rfm', to: 'potential_loyalists' },
        { dimension: 'lifecycle', from: 'new', to: 'established' },
      ],
      cause: { kind: 'PURCHASE', eventId: 'late' },
    });
    expect(state).toMatchObject({
      asOf: Date.parse('2024-02-10T10:00:00Z'),
      firstPurchaseAt: Date.parse('2024-01-15T10:00:00Z'),
      lastPurchaseAt: Date.parse('2024-02-01T10:00:00Z'),
      purchaseDays: 2,
    });
  });

  test('withdraws nothing', () => {
    const { outputs } = runLog([
      purchase('2024-01-01T10:00:00Z'),
      tick('2024-03-01T10:00:00Z'),
      purchase('2024-02-01T10:00:00Z'),
    ]);

    expect(published(outputs).slice(-2)).toEqual([
      '2024-03-01T10:00:00.000Z rfm promising → about_to_sleep by SILENCE',
      '2024-03-01T10:00:00.000Z rfm about_to_sleep → potential_loyalists by PURCHASE',
    ]);
  });

  test('older than the kept days counts for lifetime fields only', () => {
    const { state } = runLog([
      visit('2024-06-01T10:00:00Z'),
      purchase('2022-06-01T10:00:00Z', { source: 'REFERRAL' }),
      feedback('2022-06-01T10:00:00Z', { complaint: true, scale: 'CSAT', score: 1 }),
    ]);

    expect(state).toMatchObject({ purchases: 1, purchaseDays: 1, moneyMinor: 1_000, source: 'REFERRAL' });
    expect(state.lastScore).toMatchObject({ score: 1 });
    expect(state.buckets).toEqual([]);
    expect(state.complaints).toEqual([]);
    expect(state.lowScores).toEqual([]);
  });

  test('on the last kept day still has its bucket, a millisecond earlier it has not', () => {
    // 730 full local days before 2024-06-01 in Berlin: 2022-06-02 begins at 22:00 UTC of the day before.
    const local = rulesOf(undefined, { zone: berlin });
    const kept = runLog([visit('2024-06-01T10:00:00Z'), purchase('2022-06-01T22:00:00.000Z')], local);
    const gone = runLog([visit('2024-06-01T10:00:00Z'), purchase('2022-06-01T21:59:59.999Z')], local);

    expect(kept.state.buckets).toHaveLength(1);
    expect(gone.state.buckets).toEqual([]);
  });

  test('older than the kept days is a new day of purchase only before the first or after the last one', () => {
    const { state } = runLog([
      purchase('2020-01-10T10:00:00Z'),
      purchase('2020-03-10T10:00:00Z'),
      visit('2024-06-01T10:00:00Z'),
      purchase('2020-01-10T11:00:00Z', { eventId: 'on the first day' }),
      purchase('2020-02-10T10:00:00Z', { eventId: 'between' }),
      purchase('2020-03-10T11:00:00Z', { eventId: 'on the last day' }),
      purchase('2019-12-31T10:00:00Z', { eventId: 'before' }),
      purchase('2021-01-01T10:00:00Z', { eventId: 'after' }),
    ]);

    expect(state).toMatchObject({ purchases: 7, purchaseDays: 4 });
  });
});

describe('a duplicate', () => {
  test('has no effect at all, and gives back the very same state', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z', { eventId: 'A' })]);

    const again = apply(state, purchase('2024-06-01T10:00:00Z', { eventId: 'A' }), rules);

    expect(again).toEqual({ state, outputs: [], isDuplicate: true });
    expect(again.state).toBe(state);
  });

  test('is one of the same type only', () => {
    const { state } = runLog([purchase('2024-01-01T10:00:00Z', { eventId: 'A' })]);

    expect(apply(state, refund('2024-01-02T10:00:00Z', { eventId: 'A' }), rules).isDuplicate).toBe(false);
    expect(apply(state, visit('2024-01-02T10:00:00Z', { eventId: 'A' }), rules).isDuplicate).toBe(false);
  });

  test('is found among the last 16 purchases, refunds and cancellations, not beyond', () => {
    const log = Array.from({ length: 17 }, (_, index) =>
      purchase('2024-01-01T10:00:00Z', { eventId: `${index}` }),
    );
    const { state } = runLog(log);

    expect(apply(state, log[1]!, rules).isDuplicate).toBe(true);
    expect(apply(state, log[0]!, rules).isDuplicate).toBe(false);
  });

  test('is found among the last 8 interactions and feedbacks, whatever was bought meanwhile', () => {
    const log = Array.from({ length: 9 }, (_, index) =>
      visit('2024-01-01T10:00:00Z', { eventId: `${index}` }),
    );
    const bought = Array.from({ length: 20 }, (_, index) =>
      purchase('2024-01-01T10:00:00Z', { eventId: `${index}` }),
    );
    const { state } = runLog([...log, ...bought]);

    expect(apply(state, log[1]!, rules).isDuplicate).toBe(true);
    expect(apply(state, log[0]!, rules).isDuplicate).toBe(false);
  });

  test('of the first event is none: an empty state remembers nothing', () => {
    expect(apply(emptyState('c'), purchase('2024-01-01T10:00:00Z'), rules).isDuplicate).toBe(false);
  });
});

test('traits: the first source known and the last customer type known, in the order of the log', () => {
  const { state } = runLog([
    purchase('2024-01-01T10:00:00Z', { customerType: 'INDIVIDUAL' }),
    visit('2024-01-03T10:00:00Z', { source: 'ONLINE' }),
    purchase('2024-01-02T10:00:00Z', { source: 'REFERRAL', customerType: 'ENTERPRISE' }),
    purchase('2024-01-04T10:00:00Z'),
  ]);

  expect(state).toMatchObject({ source: 'ONLINE', customerType: 'ENTERPRISE' });
});
