import { DAY, type EpochMs, localDay, type ZoneTable } from '@tidemark/core';

/** The local date of an instant, `2025-01-31`. */
export function localDate(zone: ZoneTable, at: EpochMs): string {
  return new Date(localDay(zone, at) * DAY).toISOString().slice(0, 10);
}
