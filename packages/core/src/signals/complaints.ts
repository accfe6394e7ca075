import type { View } from '../state/view.ts';
import { earlierAfter } from '../time/earliest-after.ts';
import { DAY, type DurationMs, type EpochMs, NEVER } from '../time/time-units.ts';

/** A stretch [from, until) during which one reason for the signal stood. */
interface Stretch {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/** How many complaints are younger than the policy's `complaintDays`. */
export function youngComplaints({ state, policy, at }: View): number {
  const age = policy.churn.complaintDays * DAY;
  let count = 0;
  while (count < state.complaints.length && at - state.complaints.at(-1 - count)! < age) count++;
  return count;
}

/** True while enough complaints are young, or a young complaint has a strictly later low score. */
export function hasComplaintsSignal(view: View): boolean {
  const { complaints, lowScores } = view.state;
  if (complaints.length === 0) return false;
  const young = youngComplaints(view);
  if (young >= view.policy.churn.complaints) return true;
  return young > 0 && lowScores.length > 0 && lowScores.at(-1)! > complaints.at(-young)!;
}

/** The first instant after the view's at which a complaint stops being young. */
export function nextComplaintAged({ state, policy, at }: View): EpochMs {
  let next = NEVER;
  for (const complaint of state.complaints)
    next = earlierAfter(at, complaint + policy.churn.complaintDays * DAY, next);
  return next;
}

/**
 * From when the complaints signal has stood without a break up to the view's instant, at which it must stand.
 *
 * Reckoned from the facts: the union of all stretches in which one reason stood; stretches that touch are one.
 */
export function complaintsSince(view: View): EpochMs {
  const stretches = standingStretches(view).sort((left, right) => right.until - left.until);
  let since = view.at;
  // From the latest end backwards: whatever reaches the earliest instant known so far carries it further back.
  for (const { from, until } of stretches) if (until >= since && from < since) since = from;
  return since;
}

function standingStretches({ state, policy }: View): Stretch[] {
  const { complaints, lowScores } = state;
  const age: DurationMs = policy.churn.complaintDays * DAY;
  const stretches: Stretch[] = [];
  for (const [index, complaint] of complaints.entries()) {
    const enough = complaints[index + policy.churn.complaints - 1];
    if (enough !== undefined) stretches.push({ from: enough, until: complaint + age });
    const low = lowScores.find((score) => score > complaint);
    if (low !== undefined) stretches.push({ from: low, until: complaint + age });
  }
  return stretches.filter(({ from, until }) => from < until);
}
