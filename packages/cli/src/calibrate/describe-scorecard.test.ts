import { calibratedPolicy, type Policy, retail, type Scorecard } from '@tidemark/core';
import type { CalibratedDeployment } from '@tidemark/operations';
import { expect, test } from 'vitest';
import { describeScorecard } from './describe-scorecard.ts';

const scorecard: Scorecard = {
  calibratedAt: Date.parse('2026-03-01T00:00:00Z'),
  customers: 1,
  recencyDays: [3.4, 9, 12, 20.25],
  frequency: [1, 1.3333333, 2, 4],
  monetaryMinor: [100, 200],
  value: { highMinor: 900, midMinor: 50 },
  models: {
    purchase: {
      ...{ r: 0.525_123, alpha: 6.183, a: 0.891, b: 1.614 },
      ...{ logLikelihood: -9_582.136, customers: 2_357, isDegenerate: false },
    },
    spend: null,
  },
};

function deployment(policy: Policy, before?: Scorecard): CalibratedDeployment {
  const calibrated = calibratedPolicy(policy, before ?? null);
  const status = { earliest: 0, latest: 0, records: [], isComplete: true };
  const deployment = {} as CalibratedDeployment['deployment'];
  return {
    deployment,
    status,
    policy,
    calibrated,
    pendingUntil: undefined,
    scorecardVersion: before === undefined ? 0 : 7,
    models: before?.models ?? null,
  };
}

/** A table's cells alone. */
const unframed = (text: string) => text.replaceAll('│', '');

test('limits are shown as they will act, beside those of the policy', () => {
  const text = unframed(describeScorecard(deployment(retail), scorecard));

  expect(text).toMatch(/^Calibrated at 2026-03-01T00:00:00.000Z, over 1 customer with/);
  expect(text).toMatch(/recency \(days\) +30, 60, 90, 180 +4, 10, 13, 21/);
  expect(text).toMatch(/frequency +1, 2, 3, 5 +1, 1\.33, 2, 4/);
  expect(text).toMatch(/value high from +100000 +900/);
  expect(text).toMatch(/purchases: r, alpha, a, b +- +0\.5251, 6\.183, 0\.891, 1\.614/);
  expect(text).toMatch(/spend: p, q, v +- +-/);
  expect(text).toContain('Not used: 2 cut points of money, of which the policy takes 4.');
});

test('limits are shown beside those of the scorecard before, and what is fixed is not used', () => {
  const fixed = {
    ...retail,
    calibration: { ...retail.calibration, frequency: 'fixed', value: 'fixed', models: 'fixed' },
  } as const;

  const before = { ...scorecard, recencyDays: [1, 2, 3, 4] };

  const text = unframed(describeScorecard(deployment(fixed, before), scorecard));

  expect(text).toMatch(/scorecard 7 +now/);
  expect(text).toMatch(/recency \(days\) +2, 3, 4, 5 +4, 10, 13, 21/);
  expect(text).toContain('Not used: the policy fixes the limits of frequency.');
  expect(text).toContain('Not used: the policy fixes the amounts of value.');
  expect(text).toContain('Not used: the policy fixes the models.');
});
