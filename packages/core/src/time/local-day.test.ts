import { describe, expect, test } from 'vitest';
import { apia, berlin, santiago, stJohns, utc } from '../../test/zones.ts';
import { dayEnd, dayStart, localDay } from './local-day.ts';
import { DAY } from './time-units.ts';

const day = (date: string) => Date.parse(date) / DAY;
const iso = (at: number) => new Date(at).toISOString();

describe('a local day', () => {
  test('is the date on the wall', () => {
    expect(localDay(utc, Date.parse('2024-06-01T23:59:59.999Z'))).toBe(day('2024-06-01'));
    expect(localDay(berlin, Date.parse('2024-06-01T21:59:59.999Z'))).toBe(day('2024-06-01'));
    expect(localDay(berlin, Date.parse('2024-06-01T22:00:00.000Z'))).toBe(day('2024-06-02'));
  });

  test('begins at local midnight, in summer an hour earlier than in winter', () => {
    expect(iso(dayStart(berlin, day('2024-06-02')))).toBe('2024-06-01T22:00:00.000Z');
    expect(iso(dayStart(berlin, day('2024-01-02')))).toBe('2024-01-01T23:00:00.000Z');
  });

  test('begins after the gap where its midnight is skipped', () => {
    expect(iso(dayStart(santiago, day('2023-09-03')))).toBe('2023-09-03T04:00:00.000Z');
    expect(localDay(santiago, Date.parse('2023-09-03T03:59:59.999Z'))).toBe(day('2023-09-02'));
    expect(localDay(santiago, Date.parse('2023-09-03T04:00:00.000Z'))).toBe(day('2023-09-03'));
  });

  test('begins late where the last hour before it comes twice', () => {
    expect(iso(dayStart(santiago, day('2023-04-02')))).toBe('2023-04-02T04:00:00.000Z');
    expect(localDay(santiago, Date.parse('2023-04-02T03:30:00.000Z'))).toBe(day('2023-04-01'));
  });

  test('goes on where clocks are set back across the midnight that began it', () => {
    expect(iso(dayStart(stJohns, day('2023-11-05')))).toBe('2023-11-05T02:30:00.000Z');
    // The wall shows 2023-11-04 23:30 again.
    expect(localDay(stJohns, Date.parse('2023-11-05T03:00:00.000Z'))).toBe(day('2023-11-05'));
  });

  test('that does not exist begins together with the next one', () => {
    expect(iso(dayStart(apia, day('2023-12-30')))).toBe('2023-12-30T10:00:00.000Z');
    expect(iso(dayStart(apia, day('2023-12-31')))).toBe('2023-12-30T10:00:00.000Z');
    expect(localDay(apia, Date.parse('2023-12-30T09:59:59.999Z'))).toBe(day('2023-12-29'));
    expect(localDay(apia, Date.parse('2023-12-30T10:00:00.000Z'))).toBe(day('2023-12-31'));
  });

  test('ends in its last millisecond, in the summer of its zone as well', () => {
    expect(iso(dayEnd(utc, day('2014-12-31')))).toBe('2014-12-31T23:59:59.999Z');
    expect(iso(dayEnd(berlin, day('2024-06-02')))).toBe('2024-06-02T21:59:59.999Z');
    expect(iso(dayEnd(apia, day('2023-12-29')))).toBe('2023-12-30T09:59:59.999Z');
  });

  test.each([utc, berlin, santiago, stJohns, apia])(
    'of $name begins at the first instant that has reached it',
    (zone) => {
      for (let date = day('2022-01-01'); date < day('2026-01-01'); date++) {
        const start = dayStart(zone, date);
        if (localDay(zone, start) < date || localDay(zone, start - 1) >= date)
          expect.fail(`${date} begins at ${start}`);
      }
    },
  );

  test.each([berlin, santiago, stJohns, apia])('of $name never goes back', (zone) => {
    let reached = 0;
    for (let at = Date.parse('2023-01-01'); at < Date.parse('2025-01-01'); at += 600_000) {
      const now = localDay(zone, at);
      if (now < reached) expect.fail(`${now} at ${at} after ${reached}`);
      reached = now;
    }
  });
});
