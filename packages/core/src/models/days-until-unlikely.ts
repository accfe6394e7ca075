import { pActiveInSilence } from './p-active.ts';
import type { PurchaseModel } from './purchase-model.ts';
import type { PurchaseRhythm } from './purchase-rhythm.ts';

/** A silence of a hundred years: who is not unlikely to buy by then never will be. */
const MOST_DAYS = 36_500;

/** When a customer counts as unlikely to buy (FOLD.md, section 5, p_active). */
export interface Unlikely {
  readonly horizonDays: number;
  /** P(active) must be below this, in (0, 1]. */
  readonly below: number;
  /** And at most so many percent of what it was at the last purchase, more than 0. */
  readonly fallenToPercent: number;
}

/**
 * After how many whole days of silence a customer is unlikely to buy: the smallest n in 0…36,500 with P(n) < `below` and
 * 100·P(n) ≤ `fallenToPercent`·P(0), undefined where there is none. P falls in n, so it is found by bisection.
 *
 * @param rhythm at or after the last purchase: only x and tX are looked at
 */
export function daysUntilUnlikely(
  model: PurchaseModel,
  rhythm: Pick<PurchaseRhythm, 'x' | 'tX'>,
  { horizonDays, below, fallenToPercent }: Unlikely,
): number | undefined {
  const p = pActiveInSilence(model, rhythm, horizonDays);
  const most = fallenToPercent * p(0);
  const isUnlikely = (days: number) => {
    const chance = p(days);
    return chance < below && 100 * chance <= most;
  };
  if (isUnlikely(0)) return 0;
  if (!isUnlikely(MOST_DAYS)) return undefined;
  let [likely, unlikely] = [0, MOST_DAYS];
  while (unlikely - likely > 1) {
    const middle = (likely + unlikely) >> 1;
    if (isUnlikely(middle)) unlikely = middle;
    else likely = middle;
  }
  return unlikely;
}
