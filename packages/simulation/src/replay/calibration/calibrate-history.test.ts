import { fc, test as prop } from '@fast-check/vitest';
import { DAY, type EpochMs, noModels, type Policy, retail } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import { simulatedCustomers } from '../../../../core/test/simulated-customers.ts';
import type { ShopEvent } from '../../shop/shop-event.ts';
import { type Replayed, replayHistory } from '../fold/replay-history.ts';
import { historyOf } from '../history/history.ts';
import type { Calibrating } from '../rules/replay-rules.ts';
import { calibrateHistory } from './calibrate-history.ts';

const utc = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const START = Date.UTC(2025, 0, 10);
const END = Date.UTC(2025, 3, 1);

const aPurchase = {
  type: 'purchase',
  amountMinor: 1_000,
  currency: 'EUR',
  orderId: null,
  channel: null,
  source: null,
  customerType: null,
} as const;

/** Customers `a`, `b`, `c` … who buy once for so many minor units, a day after each other. */
function buyers(amounts: readonly number[]): readonly ShopEvent[] {
  return amounts.map((amountMinor, index) => ({
    ...aPurchase,
    eventId: `o-${index}`,
    customerId: String.fromCharCode('a'.charCodeAt(0) + index),
    occurredAt: START + index * DAY,
    index,
    amountMinor,
  }));
}

function replayed(
  events: readonly ShopEvent[],
  calibrating: Calibrating,
  abc: 'before' | 'inclusive' = 'before',
): Replayed {
  const policy = { ...retail, calibration: { ...retail.calibration, abc } };
  return replayHistory(historyOf(events, END), { policy, calibrating, zone: utc, currencies: ['EUR'] });
}

const lettersOf = ({ snapshots }: Replayed) => snapshots.map(({ abc }) => abc).join('');
const valuesOf = ({ snapshots }: Replayed) => snapshots.map(({ profile }) => profile.value);

describe('an ABC analysis splits ties by customer id', () => {
  test('ten equal customers: eight are before 80 %, two of them before 95 %', () => {
    const found = replayed(buyers(Array(10).fill(500)), { by: 'as-of' });

    expect(lettersOf(found)).toBe('AAAAAAAABB');
    expect(valuesOf(found)).toEqual([...Array(8).fill('high'), 'mid', 'mid']);
    expect(found.scorecards[0]!.scorecard.value).toEqual({ highMinor: 500, midMinor: 500 });
  });

  test('with the customer, who reaches 80 % is B and who reaches 95 % is C', () => {
    expect(lettersOf(replayed(buyers(Array(10).fill(500)), { by: 'as-of' }, 'inclusive'))).toBe('AAAAAAABBC');
  });

  test('who has no money is C, though nobody has any', () => {
    expect(lettersOf(replayed(buyers([0, 0, 0]), { by: 'as-of' }))).toBe('CCC');
  });

  const amounts = fc.array(fc.constantFrom(0, 100, 100, 200, 300), { minLength: 1, maxLength: 20 });
  prop.prop([amounts, fc.constantFrom('before', 'inclusive')])(
    'letters, classes and moves are those of the ranking, whatever is tied',
    (minor, counting) => {
      const found = replayed(buyers(minor), { by: 'as-of' }, counting);

      const letters = ranking(minor, counting === 'inclusive');
      expect(lettersOf(found)).toBe(letters.join(''));
      expect(valuesOf(found)).toEqual(letters.map((letter) => ({ A: 'high', B: 'mid', C: 'low' })[letter]));
    },
  );

  prop.prop([amounts])('a month ranks as the end would, were it the end', (minor) => {
    const monthly = replayed(buyers(minor), { by: 'monthly' });

    expect(
      monthly.scorecards.map(({ effectiveAt }) => new Date(effectiveAt).toISOString().slice(0, 10)),
    ).toEqual(['2025-02-01', '2025-03-01', '2025-04-01']);
    expect(lettersOf(monthly)).toBe(lettersOf(replayed(buyers(minor), { by: 'as-of' })));
  });
});

test('a month in which nobody has bought yet makes no scorecard', () => {
  const visit: ShopEvent = {
    type: 'interaction',
    eventId: 'v',
    customerId: 'a',
    occurredAt: START,
    index: 0,
    kind: 'VISIT',
    channel: null,
    source: null,
    campaignId: null,
  };

  const { scorecards, snapshots } = replayed([visit], { by: 'monthly' });

  expect(scorecards).toEqual([]);
  expect(snapshots[0]).toMatchObject({ abc: null, profile: { value: 'none' } });
});

describe('models', () => {
  const events = returningBuyers(800);
  const scorecardsOf = (until: EpochMs, calibrating: Calibrating, policy: Policy = retail) =>
    calibrateHistory(
      historyOf(events, until),
      { policy, calibrating, zone: utc, currencies: ['EUR'] },
      () => {},
    ).scorecards;

  test('are fitted on what came before their instant, never on what came after', () => {
    const december = Date.UTC(2025, 11, 1);

    const monthly = scorecardsOf(december + 15 * DAY, { by: 'monthly' }).at(-1)!;
    const [then] = scorecardsOf(december, { by: 'as-of' });
    const [later] = scorecardsOf(december + 15 * DAY, { by: 'as-of' });

    expect(monthly.effectiveAt).toBe(december);
    expect(monthly.scorecard.models.purchase!.customers).toBeGreaterThan(500);
    expect(monthly.scorecard.models).toEqual(then!.scorecard.models);
    expect(later!.scorecard.models.purchase!.customers).toBeGreaterThan(
      monthly.scorecard.models.purchase!.customers,
    );
  });

  test('are not fitted where the policy fixes them, and none is said to be kept out', () => {
    const policy = { ...retail, calibration: { ...retail.calibration, models: 'fixed' } } as const;

    expect(scorecardsOf(END, { by: 'as-of' }, policy)[0]).toMatchObject({
      scorecard: { models: noModels },
      keptOut: { purchase: null, spend: null },
    });
  });

  test('that are kept out leave a model of the policy in force', () => {
    const purchase = { r: 1, alpha: 8, a: 1, b: 3 };
    const few = historyOf(buyers([500, 500]), END);
    const policy = { ...retail, models: { purchase, spend: null } };

    const { of, scorecards } = calibrateHistory(
      few,
      { policy, calibrating: { by: 'as-of' }, zone: utc, currencies: ['EUR'] },
      () => {},
    );

    expect(scorecards[0]!.keptOut.purchase).toEqual({ why: 'too-few', customers: 2 });
    expect(of(0).list.at(-1)!.policy.models.purchase).toEqual(purchase);
  });
});

/** Customers who come within a year from START and come back as the model of purchases has it. */
function returningBuyers(count: number): readonly ShopEvent[] {
  const customers = simulatedCustomers('returning', count, { r: 0.8, alpha: 9, a: 0.9, b: 3 });
  const lastDay = Math.max(...customers.map(({ T }) => T * 7));
  const purchases = customers.flatMap(({ x, tX, T }, customer) =>
    Array.from({ length: x + 1 }, (_, repeat) => {
      const day = Math.round(lastDay - T * 7 + (x === 0 ? 0 : (tX * 7 * repeat) / x));
      return {
        customerId: `c-${customer}`,
        eventId: `o-${customer}-${repeat}`,
        occurredAt: START + (day + 0.5) * DAY,
      };
    }),
  );
  return purchases
    .toSorted((left, right) => left.occurredAt - right.occurredAt)
    .map((each, index) => ({ ...aPurchase, ...each, index }));
}

/** By the words of the definition; customers stand by id, so that the place decides a tie. */
function ranking(minor: readonly number[], isInclusive: boolean): readonly ('A' | 'B' | 'C')[] {
  const all = minor.reduce((sum, each) => sum + each, 0);
  const ranked = minor.map((each, place) => ({ each, place })).sort((left, right) => right.each - left.each);
  const letters: ('A' | 'B' | 'C')[] = [];
  let before = 0;
  for (const { each, place } of ranked) {
    const share = 100 * (isInclusive ? before + each : before);
    letters[place] = each <= 0 ? 'C' : share < 80 * all ? 'A' : share < 95 * all ? 'B' : 'C';
    before += each;
  }
  return letters;
}
