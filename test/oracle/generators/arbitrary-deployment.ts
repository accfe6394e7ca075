import { DAY, type DeploymentConfig, HOUR, MINUTE, type ZoneTable } from '@tidemark/core';
import fc from 'fast-check';

/** A midnight UTC near which the transitions of the zones lie and customers begin. */
export const BASE = 17_965 * DAY;

function zone(
  name: string,
  initialHours: number,
  ...then: readonly [day: number, hours: number][]
): ZoneTable {
  let offsetMs = initialHours * HOUR;
  const transitions = then.map(([day, hours]) => {
    const at = BASE + day * DAY - offsetMs;
    offsetMs = hours * HOUR;
    return { at, offsetMs };
  });
  return { name, initialOffsetMs: initialHours * HOUR, transitions };
}

/** `[day, hours]`: at this local day (by the old offset, fractions are times of day) the offset becomes so many hours. */
export const ZONES: readonly ZoneTable[] = [
  zone('utc', 0),
  zone('fixed-east', 9),
  zone('gap-at-midnight', -3, [3, -2], [9, -3], [200, -2], [300, -3]),
  zone('back-over-midnight', -2, [2, -3], [150, -2], [400, -3]),
  zone('back-at-half-past-midnight', 1, [2 + 0.5 / 24, 0], [5, 1], [366, 0]),
  zone('gap-before-midnight', 2, [4 - 0.5 / 24, 3], [8, 2]),
  zone('skips-a-day', -10, [4, 14], [200, 13]),
  zone('repeats-a-day', 14, [4, -10], [150, -11]),
  zone('half-hours', 10.5, [3 + 2 / 24, 11], [8 + 2 / 24, 10.5]),
  zone('by-day-in-the-afternoon', 1, [1.6, 2], [6.7, 1], [6.8, 2]),
];

/** Of two, no and three decimals; the first is the currency of every profile. */
const CURRENCIES = [['USD'], ['USD'], ['JPY', 'USD'], ['EUR', 'USD', 'JPY'], ['USD', 'KWD'], ['KWD', 'JPY']];

/** When the deployment goes live: from the beginning, in the middle, or at the very end of something a customer began. */
const goLive = fc.oneof(
  { arbitrary: fc.constant(0), weight: 3 },
  {
    arbitrary: fc
      .record({ days: fc.integer({ min: 0, max: 20 }), offsetMs: fc.constantFrom(-1, 0, 1, 7 * MINUTE) })
      .map(({ days, offsetMs }) => BASE + 12 * HOUR + days * DAY + offsetMs),
    weight: 2,
  },
  { arbitrary: fc.integer({ min: 30, max: 400 }).map((days) => BASE + days * DAY), weight: 1 },
);

/** A deployment that keeps as many days as its rule sets ask for, and some more. */
export function arbitraryDeployment(daysAsked: number): fc.Arbitrary<DeploymentConfig> {
  return fc.record({
    id: fc.constant('oracle'),
    partitions: fc.constant(1),
    zone: fc.constantFrom(...ZONES),
    currencies: fc.constantFrom(...CURRENCIES),
    daysKept: fc.constantFrom(0, 1, 5).map((more) => daysAsked + more),
    goLive,
    time: fc.constant('simulated' as const),
  });
}
