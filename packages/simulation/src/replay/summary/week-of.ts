import { DAY, type EpochMs, localDay, type ZoneTable } from '@tidemark/core';

/** 1970-01-01, the day 0, was a Thursday: three days after a Monday. */
const DAYS_SINCE_MONDAY = 3;

/** The local date of the Monday that begins the week of an instant: `2025-01-06`. */
export function weekOf(zone: ZoneTable, at: EpochMs): string {
  const day = localDay(zone, at);
  const monday = day - ((day + DAYS_SINCE_MONDAY) % 7);
  return new Date(monday * DAY).toISOString().slice(0, 10);
}
