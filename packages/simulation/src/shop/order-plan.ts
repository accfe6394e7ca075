import { exponential } from './random/exponential.ts';
import type { Random } from './random/random.ts';
import { BUYING, PRESENCE, type ShopTime } from './shop-parameters.ts';
import type { Traits } from './traits.ts';

/**
 * Whether who leaves is won back one day, as in life, or never seen again, as in the models of purchases. They count days, so
 * that two orders of one day would be one of whoever draws the truth: in such a shop the second one is of the next day.
 */
export type Leaving = 'for-long' | 'for-good';

/** The order a customer is on the way to. Planned one ahead, so that interest can fade *before* they leave. */
export interface OrderPlan {
  readonly previous: ShopTime;
  readonly next: ShopTime;
  /** After the next order they leave. */
  readonly isLast: boolean;
  /** They have left; the next order, if it comes, wins them back. */
  readonly isAway: boolean;
}

/** A newcomer's plan; who never buys is away from the start. */
export function firstPlan(random: Random, traits: Traits): OrderPlan {
  return {
    previous: traits.knownFrom,
    next: traits.firstOrder,
    isLast: random() < traits.dropout,
    isAway: traits.firstOrder === Number.POSITIVE_INFINITY,
  };
}

/** The plan after the planned order has happened. */
export function nextPlan(random: Random, traits: Traits, done: OrderPlan, leaving: Leaving): OrderPlan {
  const gap = done.isLast ? timeAway(random, leaving) : exponential(random, traits.ordersPerDay);
  const next = done.next + gap;
  return {
    previous: done.next,
    next: leaving === 'for-good' && isOneDay(done.next, next) ? next + 1 : next,
    isLast: random() < traits.dropout,
    isAway: done.isLast,
  };
}

function isOneDay(one: ShopTime, other: ShopTime): boolean {
  return Math.floor(one) === Math.floor(other);
}

function timeAway(random: Random, leaving: Leaving): ShopTime {
  if (leaving === 'for-good') return Number.POSITIVE_INFINITY;
  return BUYING.away.minDays + exponential(random, 1 / BUYING.away.meanMoreDays);
}

/** Interest in the shop in [0, 1]: full for who stays, fading on the way to a last order, halving after it. */
export function interest(plan: OrderPlan, at: ShopTime): number {
  const { interestAtLastOrder, halfLifeDays, leastInterest } = PRESENCE;
  if (plan.isAway) {
    const left = interestAtLastOrder * 2 ** ((plan.previous - at) / halfLifeDays);
    return left < leastInterest ? 0 : left;
  }
  if (!plan.isLast) return 1;
  const way = Math.min(1, Math.max(0, (at - plan.previous) / (plan.next - plan.previous)));
  return 1 - (1 - interestAtLastOrder) * way;
}
