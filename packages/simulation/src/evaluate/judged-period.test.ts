import { DAY } from '@tidemark/core';
import { expect, test } from 'vitest';
import { judgedPeriod, modelAt } from './judged-period.ts';
import { purchasesOn, retailRules, START } from './purchases.fixture.ts';

const history = purchasesOn({ ada: [0, 10] }, 300);
const purchase = {
  r: 0.5,
  alpha: 6,
  a: 0.9,
  b: 1.6,
  logLikelihood: -1,
  customers: 500,
  isDegenerate: false,
};
const scorecard = (models: { purchase: typeof purchase | null }) => ({
  calibratedAt: START,
  customers: 1,
  recencyDays: [],
  frequency: [],
  monetaryMinor: [],
  value: null,
  models: { ...models, spend: null },
});
const on = (day: number, models = { purchase }) => ({
  effectiveAt: START + day * DAY,
  scorecard: scorecard(models),
});

test('the whole history up to the last window, where no model was fitted', () => {
  expect(judgedPeriod(history, retailRules(), [], 91)).toEqual({
    from: START - 1,
    to: START + 209 * DAY,
    windowMs: 91 * DAY,
    churnAfterMs: 180 * DAY,
  });
});

test('from the first model on: what it was fitted on would look too good', () => {
  const scorecards = [on(50, { purchase: null as never }), on(100), on(150)];

  expect(judgedPeriod(history, retailRules(), scorecards, 91).from).toBe(START + 100 * DAY);
});

test('a file that takes effect before the end of what its model was fitted on is judged from there on', () => {
  const given = (calibratedOn: number) => [
    { effectiveAt: 1, scorecard: { ...scorecard({ purchase }), calibratedAt: START + calibratedOn * DAY } },
  ];

  expect(judgedPeriod(history, retailRules(), given(120), 91).from).toBe(START + 120 * DAY);
  expect(judgedPeriod(history, retailRules(), given(-30), 91).from).toBe(START - 1);
  expect(() => judgedPeriod(history, retailRules(), given(209), 91)).toThrow(
    'Cannot evaluate by this scorecard: it was fitted up to 2025-07-29, and alerts can be judged up to 2025-07-29: fit one earlier, with --calibrate <day>',
  );
});

test('where the policy keeps its own model none of a scorecard is in force', () => {
  const rules = retailRules();
  const { policy } = rules;
  const fixed = {
    ...rules,
    policy: { ...policy, calibration: { ...policy.calibration, models: 'fixed' as const } },
  };

  expect(judgedPeriod(history, fixed, [on(100)], 91).from).toBe(START - 1);
});

test('a model that comes too late is judged by nothing', () => {
  expect(judgedPeriod(history, retailRules(), [on(300)], 91).from).toBe(START - 1);
});

test('in force is the last one by then', () => {
  expect(modelAt(retailRules(), [on(100)], START + 99 * DAY)).toBeNull();
  expect(modelAt(retailRules(), [on(100)], START + 100 * DAY)).toMatchObject({ r: 0.5, alpha: 6 });
});
