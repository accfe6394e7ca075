import { expect, test } from 'vitest';
import { emptyState } from '../fold/standard-fold.ts';
import { DAY } from '../time/time-units.ts';
import { sampledBuyer } from './sampled-buyer.ts';

const utc = { name: 'UTC', initialOffsetMs: 0, transitions: [] };

test('a buyer has its rhythm, and the mean over all its purchases of what is left of their money', () => {
  const state = {
    ...emptyState('ada'),
    firstPurchaseAt: 0,
    lastPurchaseAt: 14 * DAY,
    purchases: 4,
    purchaseDays: 3,
    moneyMinor: 1_000,
  };

  expect(sampledBuyer(state, 28 * DAY, utc)).toEqual({ x: 2, tX: 2, T: 4, n: 4, meanMinor: 250 });
  expect(sampledBuyer({ ...state, moneyMinor: -5 }, 28 * DAY, utc)).toMatchObject({ n: 4, meanMinor: 0 });
});

test('who never bought is none', () => {
  expect(sampledBuyer(emptyState('ada'), 28 * DAY, utc)).toBeNull();
});
