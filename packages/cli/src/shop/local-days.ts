import { DAY, type EpochMs, type ZoneTable } from '@tidemark/core';

/** One calendar day of a zone: instants in [start, end). */
export interface LocalDay {
  /** `2025-01-31` */
  readonly date: string;
  readonly start: EpochMs;
  readonly end: EpochMs;
}

/** The calendar days of a zone from the one that `from` lies in, without end. */
export function* localDays(zone: ZoneTable, from: EpochMs): Generator<LocalDay, never> {
  let number = Math.floor((from + offsetAt(zone, from)) / DAY);
  while (dayStart(zone, number) > from) number--;
  while (dayStart(zone, number + 1) <= from) number++;
  for (; ; number++) {
    const date = new Date(number * DAY).toISOString().slice(0, 10);
    yield { date, start: dayStart(zone, number), end: dayStart(zone, number + 1) };
  }
}

/** The first instant whose local date is the day (counted from 1970-01-01) or later: also where midnight falls in a gap. */
function dayStart(zone: ZoneTable, number: number): EpochMs {
  const stretches = [{ at: Number.NEGATIVE_INFINITY, offsetMs: zone.initialOffsetMs }, ...zone.transitions];
  for (const [i, { at, offsetMs }] of stretches.entries()) {
    const start = Math.max(at, number * DAY - offsetMs);
    if (start < (stretches[i + 1]?.at ?? Number.POSITIVE_INFINITY)) return start;
  }
  throw new RangeError(`Cannot find the start of day ${number}: the zone table "${zone.name}" has no end`);
}

function offsetAt(zone: ZoneTable, at: EpochMs): number {
  return zone.transitions.findLast((transition) => transition.at <= at)?.offsetMs ?? zone.initialOffsetMs;
}
