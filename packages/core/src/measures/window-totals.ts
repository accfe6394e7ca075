import type { View } from '../state/view.ts';
import { dayStart, type LocalDay } from '../time/local-day.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { totalsSince, type WindowTotals } from './totals-since.ts';

// Scores, value and profile ask for the same window of the same view: it is added up once.
let lastView: View | undefined;
let lastTotals: WindowTotals;

/** Sums over the policy's window (today so far and `windowDays` full local days before it) at the view's instant. */
export function windowTotals(view: View): WindowTotals {
  if (view === lastView) return lastTotals;
  lastTotals = totalsSince(view.state.buckets, view.day - view.policy.rfm.windowDays);
  lastView = view;
  return lastTotals;
}

/**
 * The local midnight after the view's instant at which the first day leaves the window whose leaving changes something;
 * `NEVER` when none does before `bound`. Days that change nothing are no candidates: a busy customer has one a day.
 *
 * Nearly always something else is due long before the first day leaves: then no day is looked at, which is half of what
 * the next due of a customer with many days would cost.
 *
 * @param isChange whether what is left of the window differs in what counts
 */
export function firstExit(view: View, bound: EpochMs, isChange: (left: WindowTotals) => boolean): EpochMs {
  const { state, policy, day, zone } = view;
  const { windowDays } = policy.rfm;
  const { buckets } = state;
  let index = 0;
  while (index < buckets.length && buckets[index]!.day < day - windowDays) index++;
  if (index === buckets.length || exitOf(buckets[index]!.day, windowDays, zone) >= bound) return NEVER;
  const left = { ...windowTotals(view) };
  for (; index < buckets.length; index++) {
    const bucket = buckets[index]!;
    left.purchases -= bucket.purchases;
    left.cancellations -= bucket.cancellations;
    left.moneyMinor -= bucket.moneyMinor;
    if (isChange(left)) return exitOf(bucket.day, windowDays, zone);
  }
  return NEVER;
}

function exitOf(day: LocalDay, windowDays: number, zone: ZoneTable): EpochMs {
  return dayStart(zone, day + windowDays + 1);
}
