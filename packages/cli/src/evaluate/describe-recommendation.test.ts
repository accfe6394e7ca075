import type { Recommendation, Row, Trade } from '@tidemark/simulation';
import { expect, test } from 'vitest';
import { describeRecommendation } from './describe-recommendation.ts';

const trade: Trade = {
  alerts: 100,
  right: 70,
  precision: 0.7,
  medianLeadDays: 60,
  perThousandCustomersAndWeek: 2.345,
  caughtMinor: 123_456,
  overRecency: -0.004,
};
const row = (words: string, settings: Row['settings'] = {}): Row => ({
  words,
  settings,
  usualLeadDays: 60,
  first: { ...trade, overRecency: 0.012 },
  later: trade,
});
const present = row('the present policy');
const recency = row('silent for 95 days', { off: ['p_active'], priorGapDays: 95 });
const tried = row('p_active below 0.45', {
  pActive: { horizonDays: 91, below: 0.45, fallenToPercent: 100, minOverdueDays: 120 },
});
const recommendation: Recommendation = {
  windowDays: 91,
  splitDay: Date.UTC(1997, 8, 30) / 86_400_000,
  hasModel: true,
  noModel: null,
  present,
  recency,
  best: [tried],
  chosen: tried,
  choice: 'tried',
  published: { present: trade, chosen: trade },
};

test('a row each for the present policy, plain recency and what was tried, and the settings to take', () => {
  const text = describeRecommendation(recommendation, 'EUR');

  expect(text).toContain('chosen by the alerts up to 1997-09-30 and checked by those after it');
  expect(text).toMatch(
    /tried, chosen │ p_active below 0\.45 +│ 2\.35 +│ 70\.0 % │ -0\.4 points +│ \+1\.2 points +│ 60 +│ 1234\.56 /,
  );
  expect(text).toMatch(/present +│ all its signals/);
  expect(text).toContain(
    [
      'Take p_active below 0.45. In the policy:',
      'churn:',
      '  pActive:',
      '    horizonDays: 91',
      '    below: 0.45',
      '    fallenToPercent: 100',
      '    minOverdueDays: 120',
    ].join('\n'),
  );
});

test('it says why p_active was not tried', () => {
  const text = (noModel: Recommendation['noModel']) =>
    describeRecommendation({ ...recommendation, hasModel: false, noModel }, 'EUR');

  expect(text({ why: 'too-few', customers: 212 })).toContain(
    'Settings of overdue (no model of purchases could be fitted: 212 customers have bought, and it takes 500), chosen',
  );
  expect(text({ why: 'fixed' })).toContain(
    'Settings of overdue (the policy carries no model of purchases, and none is to be fitted), chosen',
  );
  expect(text({ why: 'degenerate' })).toContain(
    'overdue (by the model of purchases nobody ever leaves), chosen',
  );
});

test('it says when plain recency is to be taken, and of the one row that was checked that it does not hold', () => {
  const text = describeRecommendation({ ...recommendation, chosen: recency, choice: 'recency' }, 'EUR');

  expect(text).toContain(
    'Up to the split p_active below 0.45 is the best that was tried; after it, it does not hold.\nPlain recency does: silent for 95 days.',
  );
  expect(text).not.toContain('Nothing');
  expect(text).toContain('  priorGapDays: 95');
  expect(text).not.toContain('But with all their signals');
});

test('and when the other signals of the present rules do better than that', () => {
  const published = { present: { ...trade, overRecency: 0.14 }, chosen: trade };

  const text = describeRecommendation(
    { ...recommendation, chosen: recency, choice: 'recency', published },
    'EUR',
  );

  expect(text).toContain('But with all their signals the present rules were right +14.0 points');
});

test('the present settings may be the ones to keep', () => {
  const text = describeRecommendation(
    { ...recommendation, best: [present], chosen: present, choice: 'present' },
    'EUR',
  );

  expect(text).toMatch(/present, chosen/);
  expect(text).toContain('keep them');
  expect(text).toContain('Of silence they raise the alerts of plain recency here: silent for 95 days.');
});

test('or there may be too little to say', () => {
  const text = describeRecommendation(
    { ...recommendation, best: [], chosen: present, choice: 'too-few' },
    'EUR',
  );

  expect(text).toContain(
    'Plain recency does not hold in both parts, either: silent for 95 days, 100 alerts up to the split and 100 after it. Too few alerts to tell',
  );
});
