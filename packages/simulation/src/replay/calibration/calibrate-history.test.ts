import { fc, test as prop } from '@fast-check/vitest';
import { DAY, retail } from '@tidemark/core';
import { describe, expect, test } from 'vitest';
import type { ShopEvent } from '../../shop/shop-event.ts';
import { type Replayed, replayHistory } from '../fold/replay-history.ts';
import { historyOf } from '../history/history.ts';
import type { Calibrating } from '../rules/replay-rules.ts';

const utc = { name: 'UTC', initialOffsetMs: 0, transitions: [] };
const START = Date.UTC(2025, 0, 10);
const END = Date.UTC(2025, 3, 1);

/** Customers `a`, `b`, `c` … who buy once for so many minor units, a day after each other. */
function buyers(amounts: readonly number[]): readonly ShopEvent[] {
  return amounts.map((amountMinor, index) => ({
    type: 'purchase',
    eventId: `o-${index}`,
    customerId: String.fromCharCode('a'.charCodeAt(0) + index),
    occurredAt: START + index * DAY,
    index,
    amountMinor,
    currency: 'EUR',
    orderId: null,
    channel: null,
    source: null,
    customerType: null,
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
