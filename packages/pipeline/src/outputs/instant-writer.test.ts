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

test('from the last millisecond of a day to the next one and back, and twice on one day', () => {
  const instantOf = instantWriter();
  const leapDay = Date.UTC(2024, 1, 29);

  for (const at of [leapDay - 1, leapDay, leapDay + DAY_MS - 1, leapDay + DAY_MS, leapDay, 0]) {
    expect(instantOf(at).toString()).toBe(new Date(at).toISOString());
  }
});
