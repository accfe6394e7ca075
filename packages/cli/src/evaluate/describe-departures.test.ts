import type { Evaluation, JudgedDepartures } from '@tidemark/simulation';
import { expect, test } from 'vitest';
import { describeDepartures } from './describe-departures.ts';

const judged = {
  alerts: 1_200,
  gone: 300,
  precision: 0.25,
  leaving: 60,
  recall: 1,
  medianDelayDays: 90.2,
  medianLeadDays: 89.8,
};
const nothing = {
  alerts: 0,
  gone: 0,
  precision: null,
  leaving: 0,
  recall: null,
  medianDelayDays: null,
  medianLeadDays: null,
};

function described(leftOut: number, groups: JudgedDepartures['groups']): string {
  const evaluation: Evaluation = {
    windowDays: 91,
    churnAfterDays: 180,
    from: Date.UTC(2026, 0, 1) - 1,
    to: Date.UTC(2026, 9, 2) - 1,
    groups: [],
    ranking: [],
    hasPolicyModel: false,
    brier: null,
    reliability: [],
    departures: { leftOut, lastLeftAt: Date.UTC(2026, 6, 5) - 1, groups },
  };
  return describeDepartures(evaluation).join('\n');
}

test('who had left when an alert came, beside chance and plain recency', () => {
  const recency = { ...judged, words: 'silent for 43 days', precision: 0.135, medianDelayDays: 43 };
  const text = described(0, [
    { group: 'all', departures: 120, raised: judged, escalated: nothing, byChance: 0.176, recency },
    { group: '1', departures: 0, raised: nothing, escalated: nothing, byChance: null, recency: null },
  ]);

  expect(text).toMatch(/all +│ 1,200 +│ 25\.0 % +│ 17\.6 % +│ 60 +│ 120 +│ 100\.0 % +│ 90 +│ 90 +│ 0 +│ - /);
  expect(text).toMatch(/all +│ 25\.0 % +│ 100\.0 % │ 13\.5 % of 1,200, silent for 43 days │ 100\.0 % │ 43 /);
  expect(text).toContain('after 2025-12-31 up to 2026-07-04');
  expect(text).not.toContain('left out');
});

test('departures that do not count are counted', () => {
  expect(described(2, [])).toContain('2 departures left out');
});
