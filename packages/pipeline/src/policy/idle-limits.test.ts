import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { idleLimits } from './idle-limits.ts';

test('the default policy has no limit that never decides', () => {
  expect(idleLimits(retail)).toEqual([]);
});

test('a recency beyond the window, a frequency below 1 and a floor above the cap never decide', () => {
  const policy = {
    ...retail,
    rfm: { ...retail.rfm, windowDays: 90, frequency: [0, 1, 2, 3] },
    churn: { ...retail.churn, minOverdueDays: 120 },
  };

  expect(idleLimits(policy).map(({ path }) => path.join('.'))).toEqual([
    'rfm.recencyDays.3',
    'rfm.frequency.0',
    'churn.minOverdueDays',
  ]);
});

test('a recency limit of as many days as the window still decides, for the window ends at midnight', () => {
  expect(idleLimits({ ...retail, rfm: { ...retail.rfm, windowDays: 180 } })).toEqual([]);
});
