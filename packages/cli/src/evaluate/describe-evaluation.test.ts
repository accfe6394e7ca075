import type { EvaluatedGroup, Evaluation } from '@tidemark/simulation';
import { expect, test } from 'vitest';
import { describeEvaluation } from './describe-evaluation.ts';
import { evaluationDocument } from './evaluation-document.ts';

const judged = { alerts: 200, right: 150, precision: 0.75, recall: 0.5, medianLeadDays: 60.4 };
const nothing = { alerts: 0, right: 0, precision: null, recall: null, medianLeadDays: null };
const told = {
  customers: 3,
  notBuying: 2,
  pActive: 0.768,
  recency: 0.763,
  overdueRatio: 0.716,
  rfmScore: 0.771,
};

function groupWith(group: EvaluatedGroup['group'], recency: number): EvaluatedGroup {
  return {
    group,
    raised: judged,
    escalated: nothing,
    byChance: 0.7,
    customerYears: 400,
    baselines: [
      {
        baseline: 'recency',
        matched: { ...judged, words: 'silent for 95 days', alerts: 201, precision: recency },
      },
      {
        baseline: 'overdueRatio',
        matched: { ...judged, words: 'silent for 2.00 times the usual gap', precision: 0.6 },
      },
      { baseline: 'rfmScore', matched: null },
    ],
  };
}

function evaluationOf(groups: readonly EvaluatedGroup[], brier: number | null): Evaluation {
  return {
    windowDays: 91,
    churnAfterDays: 180,
    from: Date.UTC(1997, 9, 1) - 1,
    to: Date.UTC(1998, 3, 1) - 1,
    groups,
    ranking: [
      {
        at: Date.UTC(1997, 9, 1) - 1,
        byGroup: { all: told, '1': told, '2-3': told, '4-7': told, '8+': told },
        brier,
        reliability: [],
      },
    ],
    hasPolicyModel: false,
    brier,
    reliability: brier === null ? [] : [{ forecasts: 3, expected: 0.2, observed: 0.1 }],
    departures: null,
  };
}

test('a row a group, with how often and how right', () => {
  const text = describeEvaluation(evaluationOf([groupWith('2-3', 0.74)], 0.118));

  expect(text).toContain('Alerts after 1997-09-30 up to 1998-03-31');
  expect(text).toMatch(/2-3 +│ 200 +│ 75\.0 % │ 70\.0 % +│ 50\.0 % +│ 60 +│ 1\.37 +│ 0\.50 +│ 0 +│ - /);
  expect(text).toMatch(
    /2-3 +│ 75\.0 % +│ 74\.0 % of 201, silent for 95 days +│ 60\.0 % of 200, .* │ none at as many/,
  );
  expect(text).toMatch(/1997-09-30 │ 3 +│ 0\.768 +│ 0\.763 +│ 0\.716 +│ 0\.771 +│ 0\.1180/);
});

test('it says which baseline is better, and that none is', () => {
  expect(describeEvaluation(evaluationOf([groupWith('2-3', 0.74)], 0.1))).toContain(
    'No baseline is right more often than these rules.',
  );
  expect(describeEvaluation(evaluationOf([groupWith('4-7', 0.8)], 0.1))).toContain(
    'At 4-7 purchases plain recency is better: silent for 95 days is right in 80.0 % of 201 alerts, these rules in 75.0 % of 200 alerts.',
  );
  expect(describeEvaluation(evaluationOf([groupWith('all', 0.8)], 0.1))).toContain('Over all plain recency');
});

test('a bar is as long as what came, its mark stands where it should end', () => {
  const text = describeEvaluation(evaluationOf([groupWith('2-3', 0.74)], 0.118));

  expect(text).toContain('    1   20.0 %   10.0 %   █████     |');
});

test('without a model there is no chart, but what to do', () => {
  const text = describeEvaluation(evaluationOf([groupWith('2-3', 0.74)], null));

  expect(text).not.toContain('tenth');
  expect(text).toContain('--calibrate with a day before the end, or monthly');
});

test('of a model that the policy carries it says what it may have seen', () => {
  const evaluation = evaluationOf([groupWith('2-3', 0.74)], 0.118);

  expect(describeEvaluation({ ...evaluation, hasPolicyModel: true })).toContain(
    'The model of purchases is that of the policy: where it was fitted on days that are judged here, all of this looks too good.',
  );
  expect(describeEvaluation(evaluation)).not.toContain('looks too good');
});

test('the file has groups by name, and shares of six decimals', () => {
  const document = evaluationDocument(evaluationOf([groupWith('2-3', 0.8000004)], 0.1));

  expect(document).toMatchObject({
    windowDays: 91,
    from: 875_663_999_999,
    alerts: {
      '2-3': {
        raised: judged,
        byChance: 0.7,
        perThousandCustomersAndDay: 1.369863,
        perCustomerAndYear: 0.5,
        atAsManyAlerts: { recency: { words: 'silent for 95 days', precision: 0.8 }, rfmScore: null },
      },
    },
    betterBaselines: [{ group: '2-3', baseline: 'recency' }],
    pActive: {
      hasPolicyModel: false,
      brier: 0.1,
      reliability: [{ forecasts: 3, expected: 0.2, observed: 0.1 }],
    },
    ranking: [{ at: 875_663_999_999, auc: { all: told } }],
  });
});
