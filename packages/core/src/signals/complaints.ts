import type { View } from '../state/view.ts';
import { DAY, type DurationMs, type EpochMs, NEVER } from '../time/time-units.ts';
import { countOf } from './count-of.ts';
import type { Signal } from './signal.ts';

/**
 * Complaints that pile up, or one that was followed by a bad score: stands while `complaints` of them are younger than
 * `complaintDays`, or one is that has a strictly later low score (CSAT 1-2, NPS 0-6). Observed and threshold are counts of
 * young complaints; by a low score it stands below its threshold.
 */
export const complaints: Signal = {
  name: 'complaints',
  kind: 'voice',

  stands(view) {
    if (view.state.complaints.length === 0) return null;
    const observed = youngComplaints(view);
    const threshold = view.policy.churn.complaints;
    if (observed < threshold && !hasLowScoreAfter(view, observed)) return null;
    return { observed, threshold, since: standsSince(view) };
  },

  nextChange({ state, policy, at }) {
    const { complaints: instants } = state;
    if (instants.length === 0) return NEVER;
    const age = policy.churn.complaintDays * DAY;
    // They ascend: the first that is young is the next to age.
    const young = instants.find((instant) => instant + age > at);
    return young === undefined ? NEVER : young + age;
  },

  words: {
    observed: (observed, threshold) => {
      const seen = `${countOf(observed, 'complaint')} lately`;
      return observed < threshold ? `${seen} and a bad score after it` : seen;
    },
    limit: ({ policy: { churn } }) => `${churn.complaints} complaints in ${churn.complaintDays} d`,
  },
};

/** How many complaints are younger than the policy's `complaintDays`. */
function youngComplaints({ state, policy, at }: View): number {
  const age = policy.churn.complaintDays * DAY;
  let count = 0;
  while (count < state.complaints.length && at - state.complaints.at(-1 - count)! < age) count++;
  return count;
}

/** True when a low score is later than the oldest of the `young` complaints. */
function hasLowScoreAfter({ state: { complaints: instants, lowScores } }: View, young: number): boolean {
  return young > 0 && lowScores.length > 0 && lowScores.at(-1)! > instants.at(-young)!;
}

/** A stretch [from, until) during which one reason for the signal stood. */
interface Stretch {
  readonly from: EpochMs;
  readonly until: EpochMs;
}

/**
 * From when the signal has stood without a break up to the view's instant, at which it must stand.
 *
 * Reckoned from the facts: the union of all stretches in which one reason stood; stretches that touch are one.
 */
function standsSince(view: View): EpochMs {
  const stretches = standingStretches(view).sort((left, right) => right.until - left.until);
  let since = view.at;
  // From the latest end backwards: whatever reaches the earliest instant known so far carries it further back.
  for (const { from, until } of stretches) if (until >= since && from < since) since = from;
  return since;
}

/** One pass over both lists: they ascend, so the first low score after a complaint is never before that of an earlier one. */
function standingStretches({ state, policy }: View): Stretch[] {
  const { complaints: instants, lowScores } = state;
  const age: DurationMs = policy.churn.complaintDays * DAY;
  const stretches: Stretch[] = [];
  let low = 0;
  for (const [index, complaint] of instants.entries()) {
    const until = complaint + age;
    const enough = instants[index + policy.churn.complaints - 1];
    if (enough !== undefined && enough < until) stretches.push({ from: enough, until });
    while (low < lowScores.length && lowScores[low]! <= complaint) low++;
    const lowScore = lowScores[low];
    if (lowScore !== undefined && lowScore < until) stretches.push({ from: lowScore, until });
  }
  return stretches;
}
