import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import { parseInstant } from './parse-instant.ts';

describe('an instant has its offset', () => {
  test.each([
    ['1997-01-01T12:00:00Z', Date.UTC(1997, 0, 1, 12)],
    ['1997-01-01T12:00Z', Date.UTC(1997, 0, 1, 12)],
    ['2025-03-30T03:00:00+02:00', Date.UTC(2025, 2, 30, 1)],
    ['2025-03-30T03:00:00-0530', Date.UTC(2025, 2, 30, 8, 30)],
    ['2025-03-30T03:00:00+02', Date.UTC(2025, 2, 30, 1)],
    ['2025-03-30T03:00:00.25Z', Date.UTC(2025, 2, 30, 3, 0, 0, 250)],
    ['2025-03-30T03:00:00.123999+00:00', Date.UTC(2025, 2, 30, 3, 0, 0, 123)],
    ['2024-02-29T00:00:00Z', Date.UTC(2024, 1, 29)],
  ])('%s', (text, at) => {
    expect(parseInstant(text)).toBe(at);
  });

  prop.prop([fc.date({ min: new Date(0), max: new Date(Date.UTC(2049, 11, 31)), noInvalidDate: true })])(
    'whatever Date writes is read back',
    (date) => {
      expect(parseInstant(date.toISOString())).toBe(date.getTime());
    },
  );
});

describe('what is no instant says why', () => {
  test.each([
    ['', 'instant-missing'],
    ['2025-01-31', 'instant-without-offset'],
    ['2025-01-31T12:00:00', 'instant-without-offset'],
    ['2025-01-31 12:00:00', 'instant-without-offset'],
    ['2025-02-29T00:00:00Z', 'instant-malformed'],
    ['2025-13-01T00:00:00Z', 'instant-malformed'],
    ['2025-01-01T24:00:00Z', 'instant-malformed'],
    ['2025-01-01T00:00:00+24:00', 'instant-malformed'],
    ['31.01.2025', 'instant-malformed'],
    ['1736899200', 'instant-malformed'],
    ['1969-12-31T23:59:59Z', 'instant-out-of-range'],
    ['2050-01-01T00:00:00Z', 'instant-out-of-range'],
  ])('"%s": %s', (text, code) => {
    expect(parseInstant(text)).toMatchObject({ code });
  });
});
