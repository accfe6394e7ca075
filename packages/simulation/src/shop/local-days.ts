import { dayStart, type EpochMs, localDate, localDay, type ZoneTable } from '@tidemark/core';

/** One calendar day of a zone, as an interval: instants in [start, end). */
export interface DaySpan {
  /** `2025-01-31` */
  readonly date: string;
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** The calendar days of a zone from the one that `from` lies in, without end. A day that a zone skips is not among them. */
export function* localDays(zone: ZoneTable, from: EpochMs): Generator<DaySpan, never> {
  for (let day = localDay(zone, from); ; day++) {
    const start = dayStart(zone, day);
    const end = dayStart(zone, day + 1);
    if (end > start) yield { date: localDate(zone, start), start, end };
  }
}
