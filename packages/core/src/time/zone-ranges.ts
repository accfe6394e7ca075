import { DAY, type EpochMs } from './time-units.ts';
import type { ZoneTable } from './zone-table.ts';

/** A zone table made ready for look-ups: range `i` is [starts[i], starts[i + 1]). */
export interface ZoneRanges {
  readonly starts: readonly EpochMs[];
  readonly offsetsMs: readonly number[];
  /** The latest local day that any instant before the range has reached. Ascends, because days never go back. */
  readonly daysReached: readonly number[];
}

// A deployment has one zone, so the last table asked for is nearly always the next one.
let lastTable: ZoneTable | undefined;
let lastRanges: ZoneRanges | undefined;

/** The ranges of a zone table, derived once per table. */
export function zoneRanges(table: ZoneTable): ZoneRanges {
  if (table === lastTable && lastRanges !== undefined) return lastRanges;
  lastRanges = deriveRanges(table);
  lastTable = table;
  return lastRanges;
}

function deriveRanges(table: ZoneTable): ZoneRanges {
  const starts = [Number.NEGATIVE_INFINITY];
  const offsetsMs = [table.initialOffsetMs];
  const daysReached = [Number.NEGATIVE_INFINITY];
  for (const { at, offsetMs } of table.transitions) {
    const lastDay = Math.floor((at - 1 + offsetsMs.at(-1)!) / DAY);
    daysReached.push(Math.max(daysReached.at(-1)!, lastDay));
    starts.push(at);
    offsetsMs.push(offsetMs);
  }
  return { starts, offsetsMs, daysReached };
}

/** The last index whose entry is at or below `value` (`entries` ascends and begins with minus infinity). */
export function lastAtOrBelow(entries: readonly number[], value: number): number {
  let low = 0;
  let high = entries.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (entries[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}
