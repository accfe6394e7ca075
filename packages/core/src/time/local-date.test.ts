import { expect, test } from 'vitest';
import { berlin, utc } from '../../test/zones.ts';
import { localDate } from './local-date.ts';

test('a date is that of the zone', () => {
  const lateEvening = Date.parse('2025-01-31T23:30:00Z');

  expect(localDate(utc, lateEvening)).toBe('2025-01-31');
  expect(localDate(berlin, lateEvening)).toBe('2025-02-01');
});
