import { DAY, HOUR } from '@tidemark/core';
import { expect, test } from 'vitest';
import { dayOf, nextMidnight, startOfDay } from './local-days.ts';

const MIDNIGHT = 18_000 * DAY;

test('a midnight in a gap is the first instant after the gap', () => {
  const zone = { name: 'gap', initialOffsetMs: 0, transitions: [{ at: MIDNIGHT, offsetMs: HOUR }] };

  expect(startOfDay(zone, 18_000)).toBe(MIDNIGHT);
  expect(nextMidnight(zone, MIDNIGHT)).toBe(MIDNIGHT + 23 * HOUR);
});

test('clocks put back over midnight do not bring yesterday back', () => {
  const zone = { name: 'back', initialOffsetMs: HOUR, transitions: [{ at: MIDNIGHT - HOUR, offsetMs: 0 }] };
  const late = {
    name: 'late',
    initialOffsetMs: HOUR,
    transitions: [{ at: MIDNIGHT - HOUR / 2, offsetMs: 0 }],
  };

  expect(dayOf(zone, MIDNIGHT - HOUR)).toBe(17_999);
  expect(startOfDay(zone, 18_000)).toBe(MIDNIGHT);
  expect(startOfDay(late, 18_000)).toBe(MIDNIGHT - HOUR);
  expect(dayOf(late, MIDNIGHT - HOUR / 2)).toBe(18_000);
});

test('a skipped day begins together with the one after it', () => {
  const zone = { name: 'skip', initialOffsetMs: 0, transitions: [{ at: MIDNIGHT, offsetMs: DAY }] };

  expect([startOfDay(zone, 18_000), startOfDay(zone, 18_001)]).toEqual([MIDNIGHT, MIDNIGHT]);
  expect(dayOf(zone, MIDNIGHT)).toBe(18_001);
});
