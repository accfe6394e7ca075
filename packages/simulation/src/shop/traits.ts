import type { Source } from '@tidemark/core';
import { beta } from './random/beta.ts';
import { gamma } from './random/gamma.ts';
import { pick } from './random/pick.ts';
import type { Random } from './random/random.ts';
import { BUYING, PRESENCE, type ShopTime } from './shop-parameters.ts';

/** What a simulated customer is like, for life. */
export interface Traits {
  /** First looks around, then first buys (Infinity: never). */
  readonly knownFrom: ShopTime;
  readonly firstOrder: ShopTime;
  readonly ordersPerDay: number;
  /** Chance that an order is the last for long. */
  readonly dropout: number;
  /** The rate ν of the customer's own spend, gamma(p, ν) in whole currency units. */
  readonly spendRate: number;
  readonly visitsPerDay: number;
  readonly opensNewsletter: number;
  readonly channel: string;
  readonly source: Source | null;
}

const CHANNELS = [
  ['web', 5],
  ['app', 3],
  ['store', 2],
] as const;

const SOURCES = [
  ['ONLINE', 4],
  ['ADVERTISING', 3],
  ['REFERRAL', 1.5],
  ['OFFLINE', 1],
  [null, 0.5],
] as const satisfies readonly (readonly [Source | null, number])[];

export function drawTraits(random: Random): Traits {
  const firstOrder = BUYING.arrivalDays * random() ** 2;
  const channel = pick(random, CHANNELS);
  return {
    knownFrom: Math.max(0, firstOrder - BUYING.browseDays * random()),
    firstOrder: random() < BUYING.neverBuys ? Number.POSITIVE_INFINITY : firstOrder,
    ordersPerDay: gamma(random, BUYING.rate.shape, BUYING.rate.rate),
    dropout: beta(random, BUYING.dropout.a, BUYING.dropout.b),
    spendRate: gamma(random, BUYING.spend.q, BUYING.spend.gamma),
    visitsPerDay: gamma(random, PRESENCE.visits.shape, PRESENCE.visits.rate),
    opensNewsletter: beta(random, PRESENCE.opens.a, PRESENCE.opens.b),
    channel,
    source: channel === 'store' ? 'OFFLINE' : pick(random, SOURCES),
  };
}
