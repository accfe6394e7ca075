import { fc, test } from '@fast-check/vitest';
import { expect } from 'vitest';
import { instantWriter } from './instant-writer.ts';

const DAY_MS = 86_400_000;
/** The ends of what a Date holds. */
const LIMIT = 8_640_000_000_000_000;

test.prop([
  fc.array(fc.integer({ min: -LIMIT, max: LIMIT })),
  fc.array(fc.integer({ min: 0, max: 4_102_444_800_000 })),
])('any instant is written as toISOString writes it', (far, near) => {
  const instantOf = instantWriter();

  for (const at of [...far, ...near]) expect(instantOf(at).toString()).toBe(new Date(at).toISOString());
});

test('every day of 400 years, after which they repeat, has its date', () => {
  const instantOf = instantWriter();
  const wrong: string[] = [];

  for (let day = 0; day < 400 * 366; day++) {
    const expected = new Date(day * DAY_MS + 1).toISOString();
    if (instantOf(day * DAY_MS + 1).toString() !== expected) wrong.push(expected);
  }

  expect(wrong).toEqual([]);
});
