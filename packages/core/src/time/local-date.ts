import { localDay } from './local-day.ts';
import { DAY, type EpochMs } from './time-units.ts';
import type { ZoneTable } from './zone-table.ts';

/** The local calendar date of an instant in a zone, ISO 8601: `2025-01-31`. */
export function localDate(zone: ZoneTable, at: EpochMs): string {
  return new Date(localDay(zone, at) * DAY).toISOString().slice(0, 10);
}
