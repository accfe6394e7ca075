import type { LocalDay } from './local-day.ts';

/** In the order of the week (ISO 8601). */
export const WEEKDAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;

export type Weekday = (typeof WEEKDAYS)[number];

/** 1970-01-01, the day 0, was a Thursday. */
const FIRST_DAY = WEEKDAYS.indexOf('thursday');

/**
 * How many days ago the week of a local day began with Monday: 0 to 6.
 *
 * @example daysSinceMonday(-1) // 2: 1969-12-31 was a Wednesday
 */
export function daysSinceMonday(day: LocalDay): number {
  const index = (day + FIRST_DAY) % WEEKDAYS.length;
  return index < 0 ? index + WEEKDAYS.length : index;
}

/** The weekday of a local day. */
export function weekdayOf(day: LocalDay): Weekday {
  return WEEKDAYS[daysSinceMonday(day)]!;
}
