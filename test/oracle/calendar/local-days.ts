import { DAY, type EpochMs, type ZoneTable } from '@tidemark/core';

/** A local calendar day as a number: days since 1970-01-01 on the zone's own calendar. */
export type LocalDay = number;

function offsetAt(zone: ZoneTable, at: EpochMs): number {
  return zone.transitions.findLast((transition) => transition.at <= at)?.offsetMs ?? zone.initialOffsetMs;
}

/** The time of day that clocks on the wall show, in milliseconds after 00:00. */
export function wallClock(zone: ZoneTable, at: EpochMs): number {
  return (((at + offsetAt(zone, at)) % DAY) + DAY) % DAY;
}

/** The date that clocks on the wall show; it can go back when the clocks do. */
function dateOnTheWall(zone: ZoneTable, at: EpochMs): LocalDay {
  return Math.floor((at + offsetAt(zone, at)) / DAY);
}

/**
 * The local day of an instant (FOLD.md 1): the latest date that the wall has shown up to `at`, so that it never goes back.
 * Between two transitions dates only grow, so the latest one was shown now or right before a transition.
 */
export function dayOf(zone: ZoneTable, at: EpochMs): LocalDay {
  const past = zone.transitions.filter((transition) => transition.at <= at);
  return Math.max(
    dateOnTheWall(zone, at),
    ...past.map((transition) => dateOnTheWall(zone, transition.at - 1)),
  );
}

// Every midnight is looked at many times over: what a zone's day began with is remembered, nothing else is.
const starts = new WeakMap<ZoneTable, Map<LocalDay, EpochMs>>();

/** The first instant whose date is `day` or later (FOLD.md 1): a midnight, or the transition that jumps over it. */
export function startOfDay(zone: ZoneTable, day: LocalDay): EpochMs {
  const known = starts.get(zone) ?? new Map<LocalDay, EpochMs>();
  const start = known.get(day) ?? findStartOfDay(zone, day);
  starts.set(zone, known.set(day, start));
  return start;
}

function findStartOfDay(zone: ZoneTable, day: LocalDay): EpochMs {
  const offsets = [zone.initialOffsetMs, ...zone.transitions.map((transition) => transition.offsetMs)];
  const instants = [
    ...offsets.map((offsetMs) => day * DAY - offsetMs),
    ...zone.transitions.map((transition) => transition.at),
  ];
  return Math.min(...instants.filter((instant) => dayOf(zone, instant) >= day));
}

/** The first local midnight after `at`. */
export function nextMidnight(zone: ZoneTable, at: EpochMs): EpochMs {
  return startOfDay(zone, dayOf(zone, at) + 1);
}
