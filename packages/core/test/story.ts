import fc from 'fast-check';
import type { CustomerEvent } from '../src/events/customer-event.ts';
import type { Policy } from '../src/rules/policy.ts';
import type { Rules } from '../src/rules/rules.ts';
import { dayStart, localDay } from '../src/time/local-day.ts';
import { DAY, type EpochMs, HOUR } from '../src/time/time-units.ts';
import type { ZoneTable } from '../src/time/zone-table.ts';
import { policies } from './policies.ts';
import { rulesOf } from './rules.ts';
import { apia, berlin, santiago, stJohns, utc } from './zones.ts';

const START = Date.parse('2023-03-20T12:00:00Z');

export const zones: readonly ZoneTable[] = [utc, berlin, santiago, stJohns, apia];

/** A length of time: often a limit of some policy, to the millisecond or beside it. */
const lapse = fc
  .tuple(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(0, 1, 2, 3, 4, 5, 10, 30, 60, 90, 180).map((days) => days * DAY),
      },
      { weight: 2, arbitrary: fc.integer({ min: 0, max: 12 * DAY }) },
      { weight: 1, arbitrary: fc.integer({ min: 0, max: 400 * DAY }) },
    ),
    fc.constantFrom(0, 0, 0, -1, 1, HOUR),
  )
  .map(([main, beside]) => Math.max(0, main + beside));

/** Where an event lies in relation to the ones before. */
const place = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('after' as const), by: lapse }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('same' as const), by: fc.constant(0) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('midnight' as const), by: fc.constantFrom(-1, 0, 1) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('late' as const), by: lapse }) },
);

const amountMinor = fc.constantFrom(0, 1, 10, 11, 25, 5_000, 5_001, 40_000, 200_000);
const source = fc.constantFrom(null, 'ONLINE' as const, 'REFERRAL' as const);
const eventId = fc.oneof(
  { weight: 8, arbitrary: fc.uuid() },
  { weight: 2, arbitrary: fc.constantFrom('A', 'B', 'Ä', '😀', '\ud800') },
);

const content = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'PURCHASE' as const,
        'PURCHASE' as const,
        'REFUND' as const,
        'CANCELLATION' as const,
      ),
      eventId,
      amountMinor,
      currency: fc.constantFrom('EUR', 'EUR', 'USD'),
      source,
      customerType: fc.constantFrom(null, null, 'ENTERPRISE' as const, 'INDIVIDUAL' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('INTERACTION' as const),
      eventId,
      interaction: fc.constantFrom(
        'VISIT' as const,
        'VISIT' as const,
        'CONTACT_MADE' as const,
        'OPT_OUT' as const,
        'OPT_IN' as const,
      ),
      channel: fc.constantFrom(null, 'phone' as const, 'email' as const),
      source,
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .record({
        eventId,
        scale: fc.constantFrom('CSAT' as const, 'NPS' as const, 'NONE' as const),
        score: fc.integer({ min: 1, max: 5 }),
        complaint: fc.boolean(),
      })
      .map((given) => ({
        kind: 'FEEDBACK' as const,
        ...given,
        score: given.scale === 'NONE' ? null : given.score,
      })),
  },
);

/** How often a step is done, day after day: what declines must have been much. */
const times = fc.constantFrom(1, 1, 1, 1, 1, 1, 1, 4);

/** A deployment and one customer's events in log order, some late, some at one instant, some at local midnights. */
export interface Story {
  readonly rules: Rules;
  readonly events: readonly CustomerEvent[];
}

/** Stories that hit the edges: exact limits, shared milliseconds, midnights, late events, rule sets, go-live. */
export const story: fc.Arbitrary<Story> = fc
  .record({
    zone: fc.constantFrom(...zones),
    policy: fc.constantFrom(...policies),
    further: fc.array(fc.tuple(lapse, fc.constantFrom(...policies)), { maxLength: 2 }),
    goLive: fc.oneof(
      fc.constant(0),
      lapse.map((by) => START + by),
    ),
    steps: fc.array(fc.tuple(place, content, times), { minLength: 1, maxLength: 12 }),
    daysKept: fc.constantFrom(730, 365, 366),
  })
  .map(({ zone, policy, further, goLive, steps, daysKept }) => {
    const events: CustomerEvent[] = [];
    let now = START;
    for (const [{ kind, by }, what, count] of steps) {
      const at = placed(kind, by, now, zone);
      for (let nth = 0; nth < count; nth++)
        events.push({
          ...what,
          at: at + nth * DAY,
          eventId: nth === 0 ? what.eventId : `${what.eventId} ${nth}`,
        });
      now = Math.max(now, at + (count - 1) * DAY);
    }
    return { rules: rulesOf(policy, { zone, goLive, daysKept }, ascending(further)), events };
  });

function placed(
  kind: 'after' | 'same' | 'midnight' | 'late',
  by: number,
  now: EpochMs,
  zone: ZoneTable,
): EpochMs {
  switch (kind) {
    case 'after':
      return now + by;
    case 'same':
      return now;
    case 'midnight':
      return Math.max(now, dayStart(zone, localDay(zone, now) + 1) + by);
    case 'late':
      return now - by;
    default:
      return kind satisfies never;
  }
}

/** Rule sets at strictly ascending instants from the start on. */
function ascending(further: readonly (readonly [number, Policy])[]): [EpochMs, Policy][] {
  let at = START;
  return further.map(([by, policy]) => {
    at += by + 1;
    return [at, policy];
  });
}

/** A lapse of time for ticks and probes. */
export const someTime = lapse;
