import { DAY, type EpochMs, HOUR, SECOND, type ZoneTable } from '@tidemark/core';
import { isZoneName } from './is-zone-name.ts';

const FIRST_YEAR = 1970;
const LAST_YEAR = 2050;

/**
 * A time zone's offset transitions from 1970 to 2050, read once from the platform's time-zone data. From then on the
 * table alone decides what a local day is: a later release of the time-zone database cannot change history.
 *
 * @param zone a name of the time-zone database with a slash, such as `Europe/Berlin`, or `UTC`
 * @throws RangeError for every other text, also for `CST` and the like, of which nobody knows whose they are
 */
export function zoneTransitions(zone: string): ZoneTable {
  if (!isZoneName(zone)) {
    throw new RangeError(
      `Cannot use the time zone "${zone}": it is no name of the time-zone database. Give it as region and city, such as Europe/Berlin, or UTC.`,
    );
  }
  const offsetAt = offsetReader(zone);
  const start = Date.UTC(FIRST_YEAR, 0, 1);
  const end = Date.UTC(LAST_YEAR + 1, 0, 1);
  const initialOffsetMs = offsetAt(start);
  const transitions: { at: EpochMs; offsetMs: number }[] = [];
  let offsetMs = initialOffsetMs;
  // No zone changes its offset twice within a day, so a look per day sees every transition.
  for (let day = start; day < end; day += DAY) {
    const next = offsetAt(day + DAY);
    if (next === offsetMs) continue;
    transitions.push({ at: firstInstantWith(offsetAt, next, day, day + DAY), offsetMs: next });
    offsetMs = next;
  }
  return { name: zone, initialOffsetMs, transitions };
}

/** The first second in (before, after] at which the zone's offset is `offsetMs`. */
function firstInstantWith(
  offsetAt: (at: EpochMs) => number,
  offsetMs: number,
  before: EpochMs,
  after: EpochMs,
): EpochMs {
  let low = before;
  let high = after;
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND;
    if (offsetAt(middle) === offsetMs) high = middle;
    else low = middle;
  }
  return high;
}

/** Reads the local wall clock of an instant and compares it with UTC. */
function offsetReader(zone: string): (at: EpochMs) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(at)) parts[type] = Number(value);
    const { year, month, day, hour, minute, second } = parts;
    const local = Date.UTC(year!, month! - 1, day, hour, minute, second);
    const offset = local - Math.floor(at / SECOND) * SECOND;
    if (Math.abs(offset) > 26 * HOUR) throw new RangeError(`Cannot read the offset of ${zone} at ${at}`);
    return offset;
  };
}
