import { DAY, type EpochMs } from './time-units.ts';
import { lastAtOrBelow, type ZoneRanges, zoneRanges } from './zone-ranges.ts';
import type { ZoneTable } from './zone-table.ts';

/** Local calendar days since 1970-01-01. */
export type LocalDay = number;

// Neighbouring calls ask for the same stretch between two transitions: it is remembered, the search is the exception.
let ranges: ZoneRanges | undefined;
let from: EpochMs = 0;
let until: EpochMs = 0;
let offsetMs = 0;
let dayReached: LocalDay = 0;

/**
 * The local calendar day of an instant.
 *
 * Days never go back: where clocks are set back across midnight, the new day goes on although the wall shows the old
 * date again.
 *
 * @example localDay(berlin, Date.parse('2024-06-01T22:00:00Z')) // day of 2024-06-02
 */
export function localDay(zone: ZoneTable, at: EpochMs): LocalDay {
  const known = zoneRanges(zone);
  if (known !== ranges || at < from || at >= until) remember(known, at);
  const day = Math.floor((at + offsetMs) / DAY);
  return day > dayReached ? day : dayReached;
}

function remember(known: ZoneRanges, at: EpochMs): void {
  const index = lastAtOrBelow(known.starts, at);
  ranges = known;
  from = known.starts[index]!;
  until = known.starts[index + 1] ?? Number.POSITIVE_INFINITY;
  offsetMs = known.offsetsMs[index]!;
  dayReached = known.daysReached[index]!;
}

/**
 * The first instant whose local date is `day` or later. A midnight that the clocks skip is the first instant after the
 * gap; a day skipped altogether begins together with the next one.
 */
export function dayStart(zone: ZoneTable, day: LocalDay): EpochMs {
  const { starts, offsetsMs, daysReached } = zoneRanges(zone);
  // The day begins in the last range before which it had not been reached.
  const index = lastAtOrBelow(daysReached, day - 1);
  return Math.max(starts[index]!, day * DAY - offsetsMs[index]!);
}

/** The last millisecond of a local day: what "as of" the day means. Of a day skipped altogether: the one before the gap. */
export function dayEnd(zone: ZoneTable, day: LocalDay): EpochMs {
  return dayStart(zone, day + 1) - 1;
}
