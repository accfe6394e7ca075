import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { shadowedLimits } from './shadowed-limits.ts';

const scorecard = {
  calibratedAt: 0,
  customers: 9,
  recencyDays: [1, 2, 3, 4],
  frequency: [1, 2],
  monetaryMinor: [1, 2, 3, 4],
  value: { highMinor: 9, midMinor: 5 },
};

test('limits that a scorecard replaces are listed, and no others', () => {
  const policy = { ...retail, calibration: { ...retail.calibration, monetary: 'fixed' } } as const;

  expect(shadowedLimits(policy, null)).toEqual([]);
  expect(shadowedLimits(policy, scorecard)).toEqual(['rfm.recencyDays', 'value']);
});
