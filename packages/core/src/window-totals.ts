import { totalsSince, type WindowTotals } from './day-window.ts';
import { dayStart } from './local-day.ts';
import { type EpochMs, NEVER } from './time-units.ts';
import type { View } from './view.ts';

// Scores, value and profile ask for the same window of the same view: it is added up once.
let lastView: View | undefined;
let lastTotals: WindowTotals;

/** What the policy's window holds at the view's instant; money may be negative. */
export function windowTotals(view: View): WindowTotals {
  if (view === lastView) return lastTotals;
  lastTotals = totalsSince(view.state.buckets, view.day - view.policy.rfm.windowDays);
  lastView = view;
  return lastTotals;
}

/**
 * The local midnight after the view's instant at which the first day leaves the window whose leaving changes something;
 * `NEVER` when none does. Days that change nothing are no candidates: a busy customer has one a day.
 *
 * @param isChange whether what is left of the window differs in what counts
 */
export function firstExit(view: View, isChange: (left: WindowTotals) => boolean): EpochMs {
  const { state, policy, day, zone } = view;
  const { windowDays } = policy.rfm;
  const firstDay = day - windowDays;
  const left = { ...windowTotals(view) };
  for (const bucket of state.buckets) {
    if (bucket.day < firstDay) continue;
    left.purchases -= bucket.purchases;
    left.cancellations -= bucket.cancellations;
    left.moneyMinor -= bucket.moneyMinor;
    if (isChange(left)) return dayStart(zone, bucket.day + windowDays + 1);
  }
  return NEVER;
}
