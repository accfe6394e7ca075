import { dayStart, type EpochMs, localDate, localDay, MINUTE, type ZoneTable } from '@tidemark/core';

/** `2025-03-02 14:05` as the clocks of the zone show it, but for the days on which they are set. */
export function localTime(zone: ZoneTable, at: EpochMs): string {
  const minutes = Math.floor((at - dayStart(zone, localDay(zone, at))) / MINUTE);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${localDate(zone, at)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
