import { DAY } from '@tidemark/core';
import { expect, test } from 'vitest';
import { replayHistory } from '../replay/fold/replay-history.ts';
import type { History } from '../replay/history/history.ts';
import { type Evaluation, evaluateReplay } from './evaluate-replay.ts';
import { purchasesOn, retailRules, START } from './purchases.fixture.ts';

function evaluated(history: History, windowDays: number): Evaluation {
  const rules = retailRules();
  return evaluateReplay(history, rules, replayHistory(history, rules), windowDays);
}

const groupOf = ({ groups }: Evaluation, name: string) => groups.find(({ group }) => group === name)!;

test('an alert is right when its customer buys nothing in the window after it', () => {
  // Who bought once is overdue after 120 days; bob buys 30 days after his alert, and is overdue again 120 days after that.
  const history = purchasesOn({ ada: [0], bob: [0, 150] }, 365);

  const evaluation = evaluated(history, 91);

  expect(groupOf(evaluation, '1').raised).toEqual({
    alerts: 2,
    right: 1,
    precision: 0.5,
    recall: 1,
    medianLeadDays: 60,
  });
  expect(groupOf(evaluation, '2-3').raised).toMatchObject({ alerts: 1, right: 1, recall: 1 });
  expect(groupOf(evaluation, 'all').raised).toMatchObject({ alerts: 3, right: 2 });
});

test('an alert without a whole window after it does not count', () => {
  const history = purchasesOn({ ada: [0], bob: [40] }, 220);

  const { raised } = groupOf(evaluated(history, 91), 'all');

  // Of day 120, and of day 160: from there on only 60 days are known.
  expect(raised).toMatchObject({ alerts: 1, right: 1 });
});

test('customers who did not buy and had no alert in time are missed', () => {
  // Day 129 is the last with a window of 91 days after it. Cy bought too late for an alert by then, dee buys again.
  const history = purchasesOn({ ada: [0], cy: [20], dee: [30, 140] }, 220);

  expect(groupOf(evaluated(history, 91), 'all').raised.recall).toBe(0.5);
});

test('a baseline raises as many alerts, and is not kept from being better', () => {
  // Overdue after 80 days: of ada and bob right, of eve 15 days too early; of her silence after day 115 right.
  const history = purchasesOn({ ada: [0, 20], bob: [0, 20], eve: [0, 20, 115] }, 400);

  const { raised, baselines } = groupOf(evaluated(history, 91), '2-3');

  expect(raised).toMatchObject({ alerts: 4, right: 3, precision: 0.75 });
  expect(baselines).toMatchObject([
    { baseline: 'recency', matched: { words: 'silent for 1 day', alerts: 4, right: 4 } },
    { baseline: 'overdueRatio', matched: { alerts: 4, right: 3 } },
    { baseline: 'rfmScore', matched: { alerts: 4, right: 4 } },
  ]);
});

test('by customer-years, churned or not, in the group they were in', () => {
  const history = purchasesOn({ ada: [0], bob: [0, 73] }, 146 + 91);

  const evaluation = evaluated(history, 91);

  expect(groupOf(evaluation, '1').customerYears).toBeCloseTo((146 + 73) / 365);
  expect(groupOf(evaluation, '2-3').customerYears).toBeCloseTo(73 / 365);
});

test('without a model P(active) tells nothing, recency still does', () => {
  const history = purchasesOn({ ada: [0], bob: [0, 91 * 2] }, 91 * 3);

  const { ranking, brier, reliability } = evaluated(history, 91);

  expect(ranking.map(({ at }) => (at - START) / DAY)).toEqual([0, 91, 182]);
  expect(ranking[2]!.byGroup.all).toMatchObject({ customers: 2, notBuying: 2, pActive: null });
  expect(ranking[1]!.byGroup.all).toMatchObject({ notBuying: 1, recency: 0.5 });
  expect(brier).toBeNull();
  expect(reliability).toEqual([]);
});

test('a model of the policy is one of unknown origin', () => {
  const history = purchasesOn({ ada: [0], bob: [0, 91 * 2] }, 91 * 3);
  const rules = retailRules();
  const models = { purchase: { r: 0.6, alpha: 7, a: 0.8, b: 1.2 }, spend: null };
  const carrying = { ...rules, policy: { ...rules.policy, models } };

  expect(evaluated(history, 91).hasPolicyModel).toBe(false);
  expect(evaluateReplay(history, carrying, replayHistory(history, carrying), 91).hasPolicyModel).toBe(true);
});

test('a history shorter than the window cannot be judged', () => {
  const history = purchasesOn({ ada: [0] }, 90);

  expect(() => evaluated(history, 91)).toThrow(
    'Cannot evaluate over 91 days: the history has 90; take a shorter window',
  );
});
