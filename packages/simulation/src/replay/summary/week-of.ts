import { DAY, daysSinceMonday, type EpochMs, localDay, type ZoneTable } from '@tidemark/core';

/** The local date of the Monday that begins the week of an instant: `2025-01-06`. */
export function weekOf(zone: ZoneTable, at: EpochMs): string {
  const day = localDay(zone, at);
  const monday = day - daysSinceMonday(day);
  return new Date(monday * DAY).toISOString().slice(0, 10);
}
