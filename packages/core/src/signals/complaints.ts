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
    return observed < threshold && !hasLowScoreAfter(view, observed) ? null : { observed, threshold };
  },

  since: standsSince,

  nextChange(view) {
    // By ageing alone it ceases to stand, and never begins to.
    if (complaints.stands(view) === null) return NEVER;
    const { complaints: instants } = view.state;
    // They ascend: the first that is young is the next to age.
    const young = instants[instants.length - youngComplaints(view)]!;
    return young + view.policy.churn.complaintDays * DAY;
  },

  words: {
    name: { en: 'complaints', zh: '投诉' },
    observed: (observed, threshold) => {
      const seen = `${countOf(observed, 'complaint')} lately`;
      return observed < threshold ? `${seen} and a bad score after it` : seen;
    },
    limit: ({ policy: { churn } }) => `${churn.complaints} complaints in ${churn.complaintDays} d`,
  },
};

/** How many complaints are younger than the policy's `complaintDays`. */
function youngComplaints({ state: { complaints: instants }, policy, at }: View): number {
  const age = policy.churn.complaintDays * DAY;
  let count = 0;
  while (count < instants.length && at - instants[instants.length - 1 - count]! < age) count++;
  return count;
}

/** True when a low score is later than the oldest of the `young` complaints. */
function hasLowScoreAfter({ state: { complaints: instants, lowScores } }: View, young: number): boolean {
  return young > 0 && lowScores.length > 0 && lowScores.at(-1)! > instants.at(-young)!;
}

/**
 * From when the signal has stood without a break up to the view's instant, at which it must stand: the beginning of the
 * union of all stretches in which one reason stood; stretches that touch are one.
 *
 * Each complaint begins up to two stretches, which end when it is no longer young. Both lists ascend: walked backwards,
 * the first that ends before what is known to be one piece ends it. What a busy customer complained of for years is not looked at.
 */
function standsSince({ state, policy, at }: View): EpochMs {
  const { complaints: instants, lowScores } = state;
  const age: DurationMs = policy.churn.complaintDays * DAY;
  let since = at;
  let low = lowScores.length;
  for (let index = instants.length - 1; index >= 0; index--) {
    const complaint = instants[index]!;
    const until = complaint + age;
    if (until < since) break;
    const enough = instants[index + policy.churn.complaints - 1];
    if (enough !== undefined && enough < until) since = Math.min(since, enough);
    while (low > 0 && lowScores[low - 1]! > complaint) low--;
    const lowScore = lowScores[low];
    if (lowScore !== undefined && lowScore < until) since = Math.min(since, lowScore);
  }
  return since;
}
