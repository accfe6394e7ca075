import { DAY, dayEnd, dayStart, type EpochMs, localDay, type ZoneTable } from '@tidemark/core';
import type { Calibrating } from '../rules/replay-rules.ts';

/**
 * The instants at which a history calibrates its rules, ascending: none, its end, the end of a day, or each 00:00 of a first of a month, by
 * local time, from its first event to its end.
 */
export function calibrationInstants(
  calibrating: Calibrating,
  { from, until, zone }: { readonly from: EpochMs; readonly until: EpochMs; readonly zone: ZoneTable },
): readonly EpochMs[] {
  switch (calibrating.by) {
    case 'policy':
    case 'scorecard':
      return [];
    case 'as-of':
      return [until];
    case 'day':
      return [dayEnd(zone, calibrating.day)];
    case 'monthly': {
      const first = localDay(zone, from) + 1;
      const days = Array.from({ length: localDay(zone, until) - first + 1 }, (_, index) => first + index);
      return days.filter((day) => new Date(day * DAY).getUTCDate() === 1).map((day) => dayStart(zone, day));
    }
    default:
      return calibrating satisfies never;
  }
}
