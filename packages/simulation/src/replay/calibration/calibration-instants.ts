import { DAY, dayStart, type EpochMs, localDay, type ZoneTable } from '@tidemark/core';
import type { Calibrating } from '../rules/replay-rules.ts';

/**
 * The instants at which a history calibrates its rules, ascending: none, its end, or each 00:00 of a first of a month, by
 * local time, from its first event to its end.
 */
export function calibrationInstants(
  { by }: Calibrating,
  { from, until, zone }: { readonly from: EpochMs; readonly until: EpochMs; readonly zone: ZoneTable },
): readonly EpochMs[] {
  switch (by) {
    case 'policy':
    case 'scorecard':
      return [];
    case 'as-of':
      return [until];
    case 'monthly': {
      const first = localDay(zone, from) + 1;
      const days = Array.from({ length: localDay(zone, until) - first + 1 }, (_, index) => first + index);
      return days.filter((day) => new Date(day * DAY).getUTCDate() === 1).map((day) => dayStart(zone, day));
    }
    default:
      return by satisfies never;
  }
}
