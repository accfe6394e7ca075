import { exponential } from './random/exponential.ts';
import type { Random } from './random/random.ts';
import { BUYING, PRESENCE, type ShopTime } from './shop-parameters.ts';
import type { Traits } from './traits.ts';

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
export function nextPlan(random: Random, traits: Traits, done: OrderPlan): OrderPlan {
  const gap = done.isLast
    ? BUYING.away.minDays + exponential(random, 1 / BUYING.away.meanMoreDays)
    : exponential(random, traits.ordersPerDay);
  return {
    previous: done.next,
    next: done.next + gap,
    isLast: random() < traits.dropout,
    isAway: done.isLast,
  };
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
