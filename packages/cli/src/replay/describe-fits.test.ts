import { noModels } from '@tidemark/core';
import { expect, test } from 'vitest';
import { describeFits } from './describe-fits.ts';

const purchase = {
  r: 0.637138,
  alpha: 7.31028,
  a: 0.807476,
  b: 1.2284,
  logLikelihood: -95_336.958,
  customers: 23_570,
  isDegenerate: false,
};
const nothing = { purchase: null, spend: null };

test('models are told with their parameters, how well they fit and on how many', () => {
  const spend = { p: 9.59811, q: 3.68568, v: 986.107, logLikelihood: -85_072.19, customers: 9_616 };

  expect(describeFits({ models: { purchase, spend }, keptOut: nothing })).toEqual([
    'Model of purchases: r 0.6371, alpha 7.31, a 0.8075, b 1.228; log-likelihood -95336.96 of 23,570 customers.',
    'Model of spend: p 9.598, q 3.686, v 986.1 minor units; log-likelihood -85072.19 of 9,616 customers.',
  ]);
});

test('a model by which nobody leaves is said to be one', () => {
  const models = { purchase: { ...purchase, a: 0.00001, isDegenerate: true }, spend: null };

  expect(describeFits({ models, keptOut: nothing })[0]).toMatch(
    /, a 0\.00001, .*; by it nobody ever leaves, so that p_active does not exist\.$/,
  );
});

test('what was kept out is told with the reason', () => {
  const because = (why: 'too-few' | 'no-repeat-purchase' | 'at-bound' | 'worse', customers: number) =>
    describeFits({ models: noModels, keptOut: { purchase: { why, customers }, spend: null } })[0];

  expect(because('too-few', 12)).toBe(
    'No new model of purchases, what was in force stays: 12 customers have bought, and it takes 500.',
  );
  expect(because('no-repeat-purchase', 600)).toContain(': none of 600 customers has bought on a second day.');
  expect(because('at-bound', 600)).toContain('ends at a bound');
  expect(because('worse', 600)).toContain('the one in force explains the same 600 customers better');
  expect(
    describeFits({
      models: noModels,
      keptOut: { purchase: null, spend: { why: 'too-few', customers: 1 } },
    }),
  ).toEqual([
    'No new model of spend, what was in force stays: 1 customer has bought twice and has money left of it, and it takes 500.',
  ]);
});

test('nothing is told where nothing was to be fitted', () => {
  expect(describeFits({ models: noModels, keptOut: nothing })).toEqual([]);
});
