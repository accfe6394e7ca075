import { HOUR } from '@tidemark/core';
import { expect, test } from 'vitest';
import { zoneTransitions } from './zone-transitions.ts';

test('UTC has no transitions', () => {
  expect(zoneTransitions('UTC')).toEqual({ name: 'UTC', initialOffsetMs: 0, transitions: [] });
});

test('Berlin changes to summer time at 01:00 UTC on the last Sunday of March', () => {
  const { transitions } = zoneTransitions('Europe/Berlin');

  expect(transitions).toContainEqual({ at: Date.parse('2026-03-29T01:00:00Z'), offsetMs: 2 * HOUR });
  expect(transitions).toContainEqual({ at: Date.parse('2026-10-25T01:00:00Z'), offsetMs: HOUR });
});

test('a day that Samoa skipped is one transition of a whole day', () => {
  const { transitions } = zoneTransitions('Pacific/Apia');

  expect(transitions).toContainEqual({ at: Date.parse('2011-12-30T10:00:00Z'), offsetMs: 14 * HOUR });
});

test.each(['Europe/Atlantis', 'CST', 'IST'])('%s is a RangeError that says what to give', (name) => {
  expect(() => zoneTransitions(name)).toThrow(RangeError);
  expect(() => zoneTransitions(name)).toThrow(
    `Cannot use the time zone "${name}": it is no name of the time-zone database. Give it as region and city, such as Europe/Berlin, or UTC.`,
  );
});
