import type { Scorecard } from '@tidemark/core';
import { expect, test } from 'vitest';
import { checkScorecard, decodeScorecard, encodeScorecard } from './scorecard-document.ts';

const scorecard: Scorecard = {
  calibratedAt: 1_767_225_600_000,
  customers: 2_357,
  recencyDays: [],
  frequency: [1, 1, 2, 3.5],
  monetaryMinor: [1_477, 2_954, 4_996, 13_333.4],
  value: null,
  models: { purchase: null, spend: null },
};

test('a scorecard comes back as it was written, whatever the order of its keys was', () => {
  const turned = Object.fromEntries(Object.entries(scorecard).toReversed()) as unknown as Scorecard;

  expect(decodeScorecard(encodeScorecard(scorecard))).toEqual(scorecard);
  expect(encodeScorecard(turned)).toBe(encodeScorecard(scorecard));
});

test('a file may name the instant from which it is to act', () => {
  const effectiveAt = 1_767_225_660_000;

  expect(checkScorecard(JSON.stringify({ ...scorecard, effectiveAt }))).toEqual({ scorecard, effectiveAt });
  expect(checkScorecard(JSON.stringify(scorecard))).toEqual({ scorecard, effectiveAt: undefined });
});

test('all faults are reported at once, by their path', () => {
  const bad = {
    ...scorecard,
    customers: -1,
    frequency: [2, 1],
    value: { highMinor: 5, midMinor: 9 },
    surprise: 1,
  };

  const check = () => checkScorecard(JSON.stringify(bad));

  expect(check).toThrow(
    /customers: .*\n.*frequency: cut points must ascend.*\n.*value\.midMinor: must not exceed highMinor.*\n.*surprise/s,
  );
});

test('what is no JSON is reported', () => {
  expect(() => checkScorecard('{"customers":')).toThrow('Cannot use this scorecard');
});
