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

const models: Scorecard['models'] = {
  purchase: {
    r: 0.525,
    alpha: 6.183,
    a: 0.891,
    b: 1.614,
    logLikelihood: -9_582.136,
    customers: 2_357,
    isDegenerate: false,
  },
  spend: { p: 6.25, q: 3.74, v: 1_544, logLikelihood: -4_055, customers: 946 },
};
const withModels = (purchase: object, spend: object) =>
  JSON.stringify({
    ...scorecard,
    models: { purchase: { ...models.purchase, ...purchase }, spend: { ...models.spend, ...spend } },
  });

test('models are read with what speaks for them', () => {
  expect(checkScorecard(withModels({}, {})).scorecard.models).toEqual(models);
  expect(decodeScorecard(encodeScorecard({ ...scorecard, models }))).toEqual({ ...scorecard, models });
});

test('a scorecard of an earlier release has no models', () => {
  const { models: _, ...earlier } = scorecard;

  expect(decodeScorecard(JSON.stringify(earlier))).toEqual(scorecard);
});

test('parameters that no model can have are reported', () => {
  expect(() => checkScorecard(withModels({ r: 0, alpha: -2 }, { q: 0.9, theta: 1 }))).toThrow(
    /models\.purchase\.r: a parameter is a number from 1e-6 to 1e\+6\n.*models\.purchase\.alpha: .*\n.*models\.spend\.q: q is above 1.*\n.*models\.spend\.theta/,
  );
});

test('a file with a model of fewer customers than 500 is refused; a log is taken as it was written', () => {
  const few = withModels({ customers: 499 }, { customers: 12 });

  expect(() => checkScorecard(few)).toThrow(
    'models.purchase.customers: a model of 499 customers is not used: of fewer than 500 chance alone moves the parameters. Write "purchase": null, or fit it on more\n  models.spend.customers: a model of 12 customers',
  );
  expect(decodeScorecard(few).models.purchase?.customers).toBe(499);
});

test('what the schema refuses does not hide what no fit would have published', () => {
  const check = () =>
    checkScorecard(withModels({ r: -1, customers: 12, isDegenerate: true }, { customers: 12 }));

  expect(check).toThrow(
    /models\.purchase\.r: a parameter is a number from 1e-6 to 1e\+6\n.*models\.purchase\.customers: a model of 12 customers.*\n.*models\.purchase\.isDegenerate: true contradicts.*\n.*models\.spend\.customers: a model of 12/,
  );
});

test('a file that contradicts itself on whether anybody ever leaves is refused', () => {
  expect(() => checkScorecard(withModels({ isDegenerate: true }, {}))).toThrow(
    'models.purchase.isDegenerate: true contradicts a and b: a/(a + b) is 0.356, and degenerate is below 0.001. Write false',
  );
  expect(() => checkScorecard(withModels({ a: 1e-5 }, {}))).toThrow('Write true');
  expect(() => checkScorecard(withModels({ a: 1e-5, isDegenerate: true }, {}))).not.toThrow();
});

test('what is no JSON is reported', () => {
  expect(() => checkScorecard('{"customers":')).toThrow('Cannot use this scorecard');
});
