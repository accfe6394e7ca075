import type { Happening } from './happening.ts';
import { firstPlan, interest, type Leaving, nextPlan } from './order-plan.ts';
import { giveFeedback, placeOrder } from './place-order.ts';
import { type Random, seededRandom } from './random/random.ts';
import { showUp } from './show-up.ts';
import { drawTraits } from './traits.ts';
import { openWishes } from './wishes.ts';

/** One simulated customer. Has its own stream of draws: more customers never change those already there. */
export interface Customer {
  readonly id: string;
  /** Also decides how the shop's systems deliver this customer's events. */
  readonly random: Random;
  /** What the customer does on `day` (days since the opening, each exactly once, ascending), by time. */
  live(day: number): readonly Happening[];
  /** Whether it has left by the last day lived: after an order, for long or for good. */
  hasLeft(): boolean;
}

/** What all customers of a shop have in common. */
export interface CustomerOptions {
  readonly seed: string;
  readonly currency: string;
  readonly leaving: Leaving;
}

export function openCustomer({ seed, currency, leaving }: CustomerOptions, number: number): Customer {
  const random = seededRandom(`${seed}:customer:${number}`);
  const id = `c-${String(number).padStart(6, '0')}`;
  const traits = drawTraits(random);
  // A stream of its own: the rest of the customer's life does not depend on what it wants of contacts.
  const wishes = openWishes(seededRandom(`${seed}:wishes:${number}`));
  let plan = firstPlan(random, traits);
  let orders = 0;
  /** What orders of earlier days still bring, each later than the days lived. */
  let ahead: readonly Happening[] = [];

  const live = (day: number): readonly Happening[] => {
    if (day + 1 <= traits.knownFrom) return ahead;
    const happenings = [...ahead];
    const ordersBefore = orders;
    while (plan.next < day + 1) {
      const order = { at: plan.next, orderId: `${id}-order-${++orders}`, currency };
      happenings.push(...placeOrder(random, traits, order));
      happenings.push(...giveFeedback(random, plan.next, traits.channel, plan.isLast));
      plan = nextPlan(random, traits, plan, leaving);
    }
    const today = interest(plan, day);
    if (today > 0) happenings.push(...showUp(random, traits, today, day));
    happenings.push(...wishes.live(day, today, orders > ordersBefore));
    ahead = happenings.filter((happening) => happening.at >= day + 1);
    return happenings.filter((happening) => happening.at < day + 1).sort((a, b) => a.at - b.at);
  };
  return { id, random, live, hasLeft: () => plan.isAway && orders > 0 };
}
