import { noProgress } from '@tidemark/operations';
import { replayHistory } from '@tidemark/simulation';
import { expect, test } from 'vitest';
import { purchasesOn, retailRules } from '../../../simulation/src/evaluate/purchases.fixture.ts';
import { openJudging } from './open-judging.ts';

const rules = [retailRules()];
const history = purchasesOn({ ada: [0, 10], bob: [0] }, 180);

test('a history too short for the window is refused before anything is folded', () => {
  expect(() => openJudging({ history, rules }, { evaluate: 400 }, noProgress)).toThrow(
    'Cannot evaluate over 400 days: the history has 180; take a shorter window',
  );
  expect(() => openJudging({ history, rules }, { evaluate: 91, recommend: true }, noProgress)).toThrow(
    'Cannot recommend with a window of 91 days: both halves of the history need one, and it has 180 days',
  );
  expect(() => openJudging({ history, rules }, { evaluate: 91 }, noProgress)).not.toThrow();
});

test('so is a scorecard that was fitted on all that could be judged', () => {
  const purchase = { r: 1, alpha: 6, a: 1, b: 2, logLikelihood: -1, customers: 500, isDegenerate: false };
  const scorecard = {
    calibratedAt: history.until,
    customers: 500,
    recencyDays: [],
    frequency: [],
    monetaryMinor: [],
    value: null,
    models: { purchase, spend: null },
  };
  const given = [retailRules({ by: 'scorecard', scorecard, effectiveAt: 1 })];

  expect(() => openJudging({ history, rules: given }, { evaluate: 91 }, noProgress)).toThrow(
    'Cannot evaluate by this scorecard: it was fitted up to 2025-06-30',
  );
});

test('it shows how far it is, in stages that end', () => {
  const seen: (string | number)[] = [];
  const progress = {
    ...noProgress,
    begin: (what: string, total: number) => seen.push(what, total),
    advance: () => seen.push('+'),
    end: () => seen.push('end'),
  };
  const judged = openJudging({ history, rules }, { evaluate: 30, recommend: true }, progress);

  const { evaluation, recommendation } = judged(replayHistory(history, rules[0]!));

  expect(evaluation?.windowDays).toBe(30);
  expect(recommendation?.windowDays).toBe(30);
  expect(seen.slice(0, 6)).toEqual(['judging', 2, '+', '+', 'trying settings', 14]);
  expect(seen.slice(6, -1).every((each) => each === '+')).toBe(true);
  expect(seen.at(-1)).toBe('end');
});

test('where nothing is asked for nothing is judged', () => {
  const judged = openJudging({ history, rules }, {}, noProgress);

  expect(judged(replayHistory(history, rules[0]!))).toEqual({
    evaluation: undefined,
    recommendation: undefined,
  });
});
