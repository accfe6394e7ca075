import { expect, test } from 'vitest';
import { daysSinceMonday, weekdayOf } from './weekday.ts';

const day = (date: string) => Date.parse(date) / 86_400_000;

test('weekdays are those of the calendar, also before 1970', () => {
  expect(weekdayOf(day('2024-02-29'))).toBe('thursday');
  expect(weekdayOf(day('1970-01-01'))).toBe('thursday');
  expect(weekdayOf(day('1969-12-29'))).toBe('monday');
  expect(weekdayOf(day('1969-12-28'))).toBe('sunday');
  expect([0, 1, 2, 3, 4, 5, 6, 7].map((each) => daysSinceMonday(day('2024-01-01') + each))).toEqual([
    0, 1, 2, 3, 4, 5, 6, 0,
  ]);
});
