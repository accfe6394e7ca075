import { beta } from '../../simulation/src/shop/random/beta.ts';
import { exponential } from '../../simulation/src/shop/random/exponential.ts';
import { gamma } from '../../simulation/src/shop/random/gamma.ts';
import { seededRandom } from '../../simulation/src/shop/random/random.ts';
import type { PurchaseModel } from '../src/models/purchase-model.ts';
import type { PurchaseRhythm } from '../src/models/purchase-rhythm.ts';

/** Days from the first customer's first purchase to the end of observation, and of the first purchases. */
const [OBSERVED_DAYS, ARRIVING_DAYS] = [730, 365];

/**
 * Customers who do what MBG/NBD says, seen for one to two years. Instants become whole days as in the fold; a repeat
 * purchase on a day that has one already is none, so the rates should be well below one a day.
 */
export function simulatedCustomers(
  seed: string,
  count: number,
  model: PurchaseModel,
): readonly PurchaseRhythm[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => {
    const first = random() * ARRIVING_DAYS;
    const perDay = gamma(random, model.r, model.alpha) / 7;
    const leaves = beta(random, model.a, model.b);
    const days = new Set([Math.floor(first)]);
    for (let at = first; random() >= leaves; ) {
      at += exponential(random, perDay);
      if (at >= OBSERVED_DAYS) break;
      days.add(Math.floor(at));
    }
    const [firstDay, lastDay] = [Math.min(...days), Math.max(...days)];
    return {
      x: days.size - 1,
      tX: (lastDay - firstDay) / 7,
      T: (OBSERVED_DAYS - firstDay) / 7,
    };
  });
}
