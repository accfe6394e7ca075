import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { checkPolicy } from '../policy-document.ts';
import { idleCaps } from './idle-caps.ts';

const plans = [{ name: 'care', channel: 'phone', everyDays: 7 }];
const notesOf = (caps: readonly object[], minGapDays = 0) =>
  idleCaps(checkPolicy({ ...retail, followUp: { plans, caps, minGapDays } })).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

test('a cap of a channel that no plan goes over never decides', () => {
  expect(
    notesOf([
      { max: 1, perDays: 28, channel: 'sms' },
      { max: 1, perDays: 28, channel: 'phone' },
    ]),
  ).toEqual(['followUp.caps.0: never decides: no plan is over sms']);
});

test('nor does one that the least gap keeps by itself', () => {
  expect(notesOf([{ max: 4, perDays: 28 }], 7)).toEqual([
    'followUp.caps.0: never decides: with minGapDays = 7 there are never more than 4 in 28 days',
  ]);
  expect(notesOf([{ max: 4, perDays: 29 }], 7)).toEqual([]);
});

test('nor does one beside a stricter one, of the same channel or of all', () => {
  expect(
    notesOf([
      { max: 2, perDays: 28 },
      { max: 3, perDays: 28, channel: 'phone' },
    ]),
  ).toEqual(['followUp.caps.1: never decides: caps.0 allows no more']);
  expect(
    notesOf([
      { max: 2, perDays: 28, channel: 'phone' },
      { max: 3, perDays: 28 },
    ]),
  ).toEqual([]);
  expect(
    notesOf([
      { max: 2, perDays: 28 },
      { max: 3, perDays: 91 },
    ]),
  ).toEqual([]);
});

test('of two that are the same the second never decides', () => {
  expect(
    notesOf([
      { max: 2, perDays: 28 },
      { max: 2, perDays: 28 },
    ]),
  ).toEqual(['followUp.caps.1: never decides: caps.0 allows no more']);
});
