import { DAY, type DurationMs, type EpochMs } from './time-units.ts';
import { lastAtOrBelow, zoneRanges } from './zone-ranges.ts';
import type { ZoneTable } from './zone-table.ts';

/** What a clock on the wall shows. */
export interface LocalClock {
  /** Since local midnight: 0 to a day less 1 ms. */
  readonly sinceMidnightMs: DurationMs;
  /** When the clock is next set forward or back; infinite where it never is. */
  readonly steadyUntil: EpochMs;
}

/** The clock on the wall at an instant: unlike local days, it goes back where clocks are set back. */
export function localClock(zone: ZoneTable, at: EpochMs): LocalClock {
  const { starts, offsetsMs } = zoneRanges(zone);
  const index = lastAtOrBelow(starts, at);
  const local = at + offsetsMs[index]!;
  return {
    sinceMidnightMs: local - DAY * Math.floor(local / DAY),
    steadyUntil: starts[index + 1] ?? Number.POSITIVE_INFINITY,
  };
}
