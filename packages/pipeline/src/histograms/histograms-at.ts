import {
  DAY,
  type Distribution,
  type Distributions,
  dayStart,
  distributionOfCounts,
  type EpochMs,
  type LocalDay,
  type ZoneTable,
} from '@tidemark/core';
import { type Axis, bucketOfCounter } from './histogram-names.ts';

/**
 * The partitions' histograms, put together and seen from one instant: what a calibration looks at. Of F and M each bucket is
 * the value that stands for it.
 *
 * @param counters of each partition
 */
export function histogramsAt(
  counters: readonly ReadonlyMap<string, number>[],
  at: EpochMs,
  zone: ZoneTable,
): Distributions {
  const of = (axis: Axis, standsFor: (bucket: number) => number): Distribution => {
    const counts = new Map<number, number>();
    for (const [name, count] of counters.flatMap((each) => [...each])) {
      const bucket = bucketOfCounter(axis, name);
      if (bucket === undefined) continue;
      const value = standsFor(bucket);
      counts.set(value, (counts.get(value) ?? 0) + count);
    }
    return distributionOfCounts(counts);
  };
  const itself = (bucket: number) => bucket;
  return {
    recencyDays: of('lastDay', (day) => daysSince(day, at, zone)),
    frequency: of('frequency', itself),
    monetaryMinor: of('monetaryMinor', itself),
  };
}

/**
 * Whole days from the middle of a local day. From a local midnight, at which schedules calibrate, that is what every purchase
 * of the day is away; from another instant those of one half of the day are a day nearer or farther.
 */
function daysSince(day: LocalDay, at: EpochMs, zone: ZoneTable): number {
  const middle = (dayStart(zone, day) + dayStart(zone, day + 1)) / 2;
  return Math.max(0, Math.floor((at - middle) / DAY));
}
