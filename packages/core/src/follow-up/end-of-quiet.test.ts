import fc from 'fast-check';
import { expect, test } from 'vitest';
import { check } from '../../test/check.ts';
import { isQuiet } from '../../test/follow-up-faults.ts';
import { followUps } from '../../test/follow-ups.ts';
import { zones } from '../../test/story.ts';
import { apia, berlin, stJohns, utc } from '../../test/zones.ts';
import type { FollowUp } from '../rules/follow-up.ts';
import { retailFollowUp } from '../rules/retail-follow-up.ts';
import { DAY, MINUTE, NEVER } from '../time/time-units.ts';
import { endOfQuiet } from './end-of-quiet.ts';

const endsAt = (from: string, zone = utc, followUp: FollowUp = retailFollowUp) =>
  new Date(endOfQuiet(followUp, zone, Date.parse(from))).toISOString();

test('an instant that is not quiet is its own', () => {
  expect(endsAt('2024-05-15T09:00:00Z')).toBe('2024-05-15T09:00:00.000Z');
  expect(endsAt('2024-05-15T19:59:59.999Z')).toBe('2024-05-15T19:59:59.999Z');
});

test('what falls into the night goes to the morning, and over a Sunday to that of Monday', () => {
  expect(endsAt('2024-05-15T20:00:00Z')).toBe('2024-05-16T09:00:00.000Z');
  expect(endsAt('2024-05-16T08:59:59.999Z')).toBe('2024-05-16T09:00:00.000Z');
  expect(endsAt('2024-05-18T20:00:00Z')).toBe('2024-05-20T09:00:00.000Z');
});

test('the clock on the wall counts: the night in which clocks are set forward is an hour shorter', () => {
  expect(endsAt('2024-03-30T19:00:00Z', berlin, { ...retailFollowUp, quietWeekdays: [] })).toBe(
    '2024-03-31T07:00:00.000Z',
  );
});

test('an hour that clocks show twice is quiet twice, and a day that is skipped has no weekday', () => {
  const lateEvening = { ...retailFollowUp, quietHours: { from: '23:01', to: '23:30' }, quietWeekdays: [] };
  expect(endsAt('2023-11-05T02:31:00Z', stJohns, lateEvening)).toBe('2023-11-05T03:00:00.000Z');

  const weekend: FollowUp = { ...retailFollowUp, quietHours: null, quietWeekdays: ['friday'] };
  // Friday the 29th is followed by Sunday the 31st.
  expect(endsAt('2023-12-30T09:59:59.999Z', apia, weekend)).toBe('2023-12-30T10:00:00.000Z');
});

test('where every weekday is quiet, quiet never ends', () => {
  const always: FollowUp = {
    ...retailFollowUp,
    quietWeekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
  };

  expect(endOfQuiet(always, utc, 0)).toBe(NEVER);
});

test('it is the first instant that is not quiet, in any zone and at any change of the clocks', () => {
  const near = fc.oneof(
    fc.integer({ min: Date.UTC(2023, 0, 1), max: Date.UTC(2025, 0, 1) }),
    fc
      .tuple(
        fc.constantFrom(...zones.flatMap(({ transitions }) => transitions)),
        fc.integer({ min: -DAY, max: DAY }),
      )
      .map(([{ at }, by]) => at + by),
  );
  const some = followUps.filter(({ quietWeekdays }) => quietWeekdays.length < 7);
  check([fc.constantFrom(...zones), fc.constantFrom(...some), near], (zone, followUp, from) => {
    const end = endOfQuiet(followUp, zone, from);

    expect(isQuiet(followUp, zone, end)).toBe(false);
    if (end > from) expect(isQuiet(followUp, zone, end - 1)).toBe(true);
    for (let at = from; at < end; at += 7 * MINUTE) expect(isQuiet(followUp, zone, at)).toBe(true);
  });
});
