import {
  type Calibration,
  DAY,
  dayStart,
  daysSinceMonday,
  type EpochMs,
  type LocalDay,
  localDay,
  type ZoneTable,
} from '@tidemark/core';

/**
 * The begin of the period in which an instant lies: the first instant of its local day, of that week's Monday or of that
 * month; undefined where nothing is scheduled.
 */
export function periodStart(
  schedule: Calibration['schedule'],
  at: EpochMs,
  zone: ZoneTable,
): EpochMs | undefined {
  const today = localDay(zone, at);
  switch (schedule) {
    case 'never':
      return undefined;
    case 'daily':
      return dayStart(zone, today);
    case 'weekly':
      return dayStart(zone, today - daysSinceMonday(today));
    case 'monthly':
      return dayStart(zone, firstOfMonth(today));
    default:
      return schedule satisfies never;
  }
}

function firstOfMonth(day: LocalDay): LocalDay {
  return day - (new Date(day * DAY).getUTCDate() - 1);
}
