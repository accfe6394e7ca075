import { DAY } from '@tidemark/core';
import { expect, test } from 'vitest';
import { byChance } from './by-chance.ts';
import { silenceOf } from './silence.fixture.ts';

const time = { from: -1, to: 1_000 * DAY, windowMs: 30 * DAY, churnAfterMs: 180 * DAY };

test('of a hundred days before the next purchase, the first seventy are a window away from it', () => {
  const chance = byChance([silenceOf({ lastAt: 0, nextAt: 100 * DAY })], time);

  expect(chance.all).toBe(0.7);
  expect(chance['1']).toBe(0.7);
  expect(chance['8+']).toBeNull();
});

test('days of the churned do not count', () => {
  const chance = byChance(
    [silenceOf({ lastAt: 0, nextAt: 190 * DAY }), silenceOf({ lastAt: 0, nextAt: 10 * DAY })],
    time,
  );

  // 160 of 180 days, and none of 10.
  expect(chance.all).toBe(160 / 190);
});

test('nor do days outside of the judged time', () => {
  const silence = silenceOf({ lastAt: 0, nextAt: 100 * DAY });

  expect(byChance([silence], { ...time, from: 59 * DAY, to: 79 * DAY }).all).toBe(10 / 20);
});
