import { expect, test } from 'vitest';
import { chooseRow, holdsLater } from './choose-row.ts';
import type { Row } from './row.ts';
import type { Trade } from './trade.ts';

const trade: Trade = {
  alerts: 100,
  right: 70,
  precision: 0.7,
  medianLeadDays: 60,
  perThousandCustomersAndWeek: 2,
  caughtMinor: 5_000,
  overRecency: 0,
};

function rowWith(first: Partial<Trade>, usualLeadDays = 60): Row {
  return { words: '', settings: {}, usualLeadDays, first: { ...trade, ...first }, later: trade };
}

const present = rowWith({});

test('the most money caught, of those with no more alerts that are right as often', () => {
  const [more, better, best] = [
    rowWith({ alerts: 101, caughtMinor: 9_000 }),
    rowWith({ alerts: 90, caughtMinor: 6_000 }),
    rowWith({ alerts: 95, precision: 0.72, caughtMinor: 7_000 }),
  ];
  const lessRight = rowWith({ precision: 0.69, caughtMinor: 9_000 });

  expect(chooseRow([more, better, best, lessRight], present)).toEqual([best, better]);
});

test('none that plain recency beats, or that comes too late', () => {
  const beaten = rowWith({ overRecency: -0.002 });
  const late = rowWith({}, 29);

  expect(chooseRow([beaten, late], present)).toEqual([]);
});

test('where there are hardly alerts now, any number will do, but not hardly any', () => {
  const none = rowWith({ alerts: 3, precision: 1 });

  expect(chooseRow([rowWith({ alerts: 300 }), rowWith({ alerts: 29 })], none)).toHaveLength(1);
});

test('it holds later when it is a point worse than recency at most, and in time', () => {
  expect(holdsLater(trade)).toBe(true);
  expect(holdsLater({ ...trade, overRecency: -0.01 })).toBe(true);
  expect(holdsLater({ ...trade, overRecency: -0.011 })).toBe(false);
  expect(holdsLater({ ...trade, medianLeadDays: 29 })).toBe(false);
  expect(holdsLater({ ...trade, alerts: 0, overRecency: null })).toBe(false);
});
