import type { ChurnLevel, Signal } from '../outputs/output.ts';
import {
  complaintsSince,
  hasComplaintsSignal,
  nextComplaintAged,
  youngComplaints,
} from '../signals/complaints.ts';
import { overdueThreshold } from '../signals/overdue.ts';
import type { View } from '../state/view.ts';
import { earlierAfter } from '../time/earliest-after.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';

const levels = ['low', 'medium', 'high'] as const satisfies readonly ChurnLevel[];

/** The raw churn level: how many signals stand. Low before the first purchase. */
export function churnLevel(view: View): ChurnLevel {
  const threshold = overdueThreshold(view);
  if (threshold === undefined) return 'low';
  const isOverdue = view.at - view.state.lastPurchaseAt! >= threshold;
  return levels[Number(isOverdue) + Number(hasComplaintsSignal(view))]!;
}

/** The signals that stand at the view's instant, each with what was observed and since when it has stood. */
export function standingSignals(view: View): Signal[] {
  const { state, policy, at } = view;
  const threshold = overdueThreshold(view);
  if (threshold === undefined) return [];
  const signals: Signal[] = [];
  const observed = at - state.lastPurchaseAt!;
  if (observed >= threshold) {
    signals.push({ signal: 'overdue', observed, threshold, since: state.lastPurchaseAt! + threshold });
  }
  if (hasComplaintsSignal(view)) {
    signals.push({
      signal: 'complaints',
      observed: youngComplaints(view),
      threshold: policy.churn.complaints,
      since: complaintsSince(view),
    });
  }
  return signals;
}

/** The first instant after the view's at which a signal may rise or end without an event. */
export function nextSignalChange(view: View): EpochMs {
  const threshold = overdueThreshold(view);
  if (threshold === undefined) return NEVER;
  const next = view.state.complaints.length === 0 ? NEVER : nextComplaintAged(view);
  return earlierAfter(view.at, view.state.lastPurchaseAt! + threshold, next);
}
