import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { isQuiet } from '../../test/follow-up-faults.ts';
import { followUps } from '../../test/follow-ups.ts';
import { zones } from '../../test/story.ts';
import { berlin, santiago, utc } from '../../test/zones.ts';
import type { FollowUp } from '../rules/follow-up.ts';
import { DAY, MINUTE, NEVER } from '../time/time-units.ts';
import { endOfQuiet } from './end-of-quiet.ts';

const at = Date.parse;

const allowed: FollowUp = { plans: [], caps: [], minGapDays: 0, quietHours: null, quietWeekdays: [] };
const nights: FollowUp = { ...allowed, quietHours: { from: '20:00', to: '09:00' } };
const noons: FollowUp = { ...allowed, quietHours: { from: '12:00', to: '13:30' } };

const endOf = (followUp: FollowUp, from: string, zone = utc) =>
  new Date(endOfQuiet(followUp, zone, at(from))).toISOString();

describe('quiet hours', () => {
  test('end at their `to`, and begin with their `from`', () => {
    expect(endOf(noons, '2024-05-06T11:59:59.999Z')).toBe('2024-05-06T11:59:59.999Z');
    expect(endOf(noons, '2024-05-06T12:00:00Z')).toBe('2024-05-06T13:30:00.000Z');
    expect(endOf(noons, '2024-05-06T13:29:59.999Z')).toBe('2024-05-06T13:30:00.000Z');
    expect(endOf(noons, '2024-05-06T13:30:00Z')).toBe('2024-05-06T13:30:00.000Z');
  });

  test('go over midnight where they begin later than they end', () => {
    expect(endOf(nights, '2024-05-06T19:59:59.999Z')).toBe('2024-05-06T19:59:59.999Z');
    expect(endOf(nights, '2024-05-06T20:00:00Z')).toBe('2024-05-07T09:00:00.000Z');
    expect(endOf(nights, '2024-05-07T08:59:59.999Z')).toBe('2024-05-07T09:00:00.000Z');
  });

  test('are by the clock on the wall', () => {
    expect(endOf(nights, '2024-01-10T19:00:00Z', berlin)).toBe('2024-01-11T08:00:00.000Z');
    expect(endOf(nights, '2024-07-10T18:00:00Z', berlin)).toBe('2024-07-11T07:00:00.000Z');
    // The night in which clocks go forward is an hour shorter, and the other one longer.
    expect(endOf(nights, '2024-03-30T19:00:00Z', berlin)).toBe('2024-03-31T07:00:00.000Z');
    expect(endOf(nights, '2024-10-26T18:00:00Z', berlin)).toBe('2024-10-27T08:00:00.000Z');
  });

  test('end where the clock is set past their end', () => {
    const skipped: FollowUp = { ...allowed, quietHours: { from: '01:00', to: '02:30' } };

    // 02:00 becomes 03:00 at 01:00 UTC: 02:30 is never shown.
    expect(endOf(skipped, '2024-03-31T00:10:00Z', berlin)).toBe('2024-03-31T01:00:00.000Z');
  });

  test('come twice where the clock is set back into them', () => {
    const early: FollowUp = { ...allowed, quietHours: { from: '02:00', to: '02:30' } };

    // 02:00 to 02:30 in summer time, and an hour later in winter time.
    expect(endOf(early, '2024-10-27T00:00:00Z', berlin)).toBe('2024-10-27T00:30:00.000Z');
    expect(endOf(early, '2024-10-27T01:00:00Z', berlin)).toBe('2024-10-27T01:30:00.000Z');
  });
});

describe('quiet weekdays', () => {
  const sundays: FollowUp = { ...nights, quietWeekdays: ['sunday'] };

  test('are quiet from midnight to midnight, and the night after them still is', () => {
    expect(endOf(sundays, '2024-05-04T19:59:00Z')).toBe('2024-05-04T19:59:00.000Z');
    expect(endOf(sundays, '2024-05-04T20:00:00Z')).toBe('2024-05-06T09:00:00.000Z');
    expect(endOf(sundays, '2024-05-05T12:00:00Z')).toBe('2024-05-06T09:00:00.000Z');
    expect(endOf({ ...sundays, quietHours: null }, '2024-05-05T12:00:00Z')).toBe('2024-05-06T00:00:00.000Z');
  });

  test('are those of local days, also before 1970 and where a day has no midnight', () => {
    expect(endOf({ ...sundays, quietHours: null }, '1969-12-28T12:00:00Z')).toBe('1969-12-29T00:00:00.000Z');
    // Sunday 2023-09-03 begins at 01:00, at 04:00 UTC.
    expect(endOf({ ...sundays, quietHours: null }, '2023-09-03T04:00:00Z', santiago)).toBe(
      '2023-09-04T03:00:00.000Z',
    );
  });

  test('leave the day that is not named, however often the others are', () => {
    const named = ['monday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

    expect(endOf({ ...allowed, quietWeekdays: named }, '2024-05-06T12:00:00Z')).toBe(
      '2024-05-12T00:00:00.000Z',
    );
  });

  test('never end where every day is one', () => {
    const all = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

    expect(endOfQuiet({ ...allowed, quietWeekdays: all }, utc, 0)).toBe(NEVER);
  });
});

test('it is the first instant that is not quiet, in any zone and at any change of the clocks', () => {
  const near = fc.oneof(
    fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2025, 0, 1) }),
    fc
      .tuple(
        fc.constantFrom(...zones.flatMap(({ transitions }) => transitions)),
        fc.integer({ min: -DAY, max: DAY }),
      )
      .map(([transition, by]) => transition.at + by),
  );
  const some = followUps.filter(({ quietWeekdays }) => quietWeekdays.length < 7);
  check([fc.constantFrom(...zones), fc.constantFrom(...some), near], (zone, followUp, from) => {
    const end = endOfQuiet(followUp, zone, from);

    expect(isQuiet(followUp, zone, end)).toBe(false);
    if (end > from) expect(isQuiet(followUp, zone, end - 1)).toBe(true);
    for (let each = from; each < end; each += 7 * MINUTE) expect(isQuiet(followUp, zone, each)).toBe(true);
  });
});
