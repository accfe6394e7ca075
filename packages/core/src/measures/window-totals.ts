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
 * Whether any day leaves the window before `bound`. Nearly always something else is due long before: asked first, before even
 * a closure is made for `firstExit`, it spares half of what the next due of a customer with many days would cost.
 */
export function isLeftBefore(view: View, bound: EpochMs): boolean {
  const { state, policy, zone } = view;
  const first = state.buckets[firstInWindow(view)];
  return first !== undefined && exitOf(first.day, policy.rfm.windowDays, zone) < bound;
}

/**
 * The local midnight after the view's instant at which the first day leaves the window whose leaving changes something;
 * `NEVER` when none does. Days that change nothing are no candidates: a busy customer has one a day.
 *
 * @param isChange whether what is left of the window differs in what counts
 */
export function firstExit(view: View, isChange: (left: WindowTotals) => boolean): EpochMs {
  const { state, policy, zone } = view;
  const { buckets } = state;
  const left = { ...windowTotals(view) };
  for (let index = firstInWindow(view); index < buckets.length; index++) {
    const bucket = buckets[index]!;
    left.purchases -= bucket.purchases;
    left.cancellations -= bucket.cancellations;
    left.moneyMinor -= bucket.moneyMinor;
    if (isChange(left)) return exitOf(bucket.day, policy.rfm.windowDays, zone);
  }
  return NEVER;
}

/** The place of the window's first day among the buckets; their number where it holds none. */
function firstInWindow({ state: { buckets }, policy, day }: View): number {
  const firstDay = day - policy.rfm.windowDays;
  let index = 0;
  while (index < buckets.length && buckets[index]!.day < firstDay) index++;
  return index;
}

function exitOf(day: LocalDay, windowDays: number, zone: ZoneTable): EpochMs {
  return dayStart(zone, day + windowDays + 1);
}
