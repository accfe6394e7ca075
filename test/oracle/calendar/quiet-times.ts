import { DAY, type EpochMs, type FollowUp, HOUR, MINUTE, type Weekday, type ZoneTable } from '@tidemark/core';
import { dayOf, startOfDay, wallClock } from './local-days.ts';

/** 1970-01-01 was a Thursday. */
const WEEKDAYS: readonly Weekday[] = [
  'thursday',
  'friday',
  'saturday',
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
];

/** Longer than any quiet time: a week with one day that is not quiet, and days that the zone skips. */
const MOST_DAYS = 10;

/** When nobody is contacted. */
export type QuietTimes = Pick<FollowUp, 'quietHours' | 'quietWeekdays'>;

function timeOfDay(clock: string): number {
  const [hours, minutes] = clock.split(':').map(Number) as [number, number];
  return hours * HOUR + minutes * MINUTE;
}

/** A local time of day, or the weekday of the local day, in which nobody is contacted (FOLD.md 11). */
export function isQuiet({ quietHours, quietWeekdays }: QuietTimes, zone: ZoneTable, at: EpochMs): boolean {
  const day = dayOf(zone, at);
  if (quietWeekdays.includes(WEEKDAYS[((day % 7) + 7) % 7]!)) return true;
  if (quietHours === null) return false;
  const now = wallClock(zone, at);
  const [from, to] = [timeOfDay(quietHours.from), timeOfDay(quietHours.to)];
  return from < to ? now >= from && now < to : now >= from || now < to;
}

/** Every instant of the days to come at which quiet could begin or end: midnights, `from` and `to` by each offset, transitions. */
function turns({ quietHours }: QuietTimes, zone: ZoneTable, at: EpochMs): readonly EpochMs[] {
  const clocks = quietHours === null ? [] : [quietHours.from, quietHours.to].map(timeOfDay);
  const offsets = new Set([zone.initialOffsetMs, ...zone.transitions.map(({ offsetMs }) => offsetMs)]);
  const today = dayOf(zone, at);
  const days = Array.from({ length: MOST_DAYS + 2 }, (_, index) => today - 1 + index);
  const instants = days.flatMap((day) => [
    startOfDay(zone, day),
    ...clocks.flatMap((clock) => [...offsets].map((offsetMs) => day * DAY + clock - offsetMs)),
  ]);
  return [...instants, ...zone.transitions.map((transition) => transition.at)];
}

/** The first instant at or after `at` that is not quiet. */
export function firstNotQuiet(times: QuietTimes, zone: ZoneTable, at: EpochMs): EpochMs {
  if (!isQuiet(times, zone, at)) return at;
  const later = turns(times, zone, at)
    .filter((turn) => turn > at)
    .sort((a, b) => a - b);
  return later.find((turn) => !isQuiet(times, zone, turn)) ?? Number.POSITIVE_INFINITY;
}
