import type { FollowUp, QuietHours } from '../rules/follow-up.ts';
import { localClock } from '../time/local-clock.ts';
import { dayStart, localDay } from '../time/local-day.ts';
import { DAY, type DurationMs, type EpochMs, HOUR, MINUTE, NEVER } from '../time/time-units.ts';
import { WEEKDAYS, weekdayOf } from '../time/weekday.ts';
import type { ZoneTable } from '../time/zone-table.ts';

/**
 * The first instant at or after `from` in which customers may be contacted: neither in the quiet hours of the wall clock nor
 * on a quiet weekday. `NEVER` where all weekdays are quiet.
 */
export function endOfQuiet({ quietHours, quietWeekdays }: FollowUp, zone: ZoneTable, from: EpochMs): EpochMs {
  if (WEEKDAYS.every((weekday) => quietWeekdays.includes(weekday))) return NEVER;
  let at = from;
  for (;;) {
    const day = localDay(zone, at);
    const next = quietWeekdays.includes(weekdayOf(day))
      ? dayStart(zone, day + 1)
      : at + hoursLeft(quietHours, zone, at);
    if (next === at) return at;
    at = next;
  }
}

/** How long the quiet hours go on, at most until the clock is set: then it is looked at again. 0 outside of them. */
function hoursLeft(quiet: QuietHours | null, zone: ZoneTable, at: EpochMs): DurationMs {
  if (quiet === null) return 0;
  const { sinceMidnightMs, steadyUntil } = localClock(zone, at);
  const from = sinceMidnight(quiet.from);
  const to = sinceMidnight(quiet.to);
  const isQuiet =
    from < to
      ? sinceMidnightMs >= from && sinceMidnightMs < to
      : sinceMidnightMs >= from || sinceMidnightMs < to;
  if (!isQuiet) return 0;
  const left = to > sinceMidnightMs ? to - sinceMidnightMs : to + DAY - sinceMidnightMs;
  return Math.min(left, steadyUntil - at);
}

/** Of a time of day, `HH:MM`. */
function sinceMidnight(time: string): DurationMs {
  return Number(time.slice(0, 2)) * HOUR + Number(time.slice(3)) * MINUTE;
}
