import { DAY, type EpochMs, type ObservedSignal, type Policy } from '@tidemark/core';
import type { LocalDay } from '../calendar/local-days.ts';
import type { History } from '../facts/history.ts';

/** When the customer complained and when it gave a low score. */
export interface FeedbackInstants {
  readonly complaints: readonly EpochMs[];
  readonly lowScores: readonly EpochMs[];
}

/** CSAT 1-2, NPS 0-6 (FOLD.md 5). */
function isLow(scale: string, score: number | null): boolean {
  if (score === null) return false;
  return (scale === 'CSAT' && score <= 2) || (scale === 'NPS' && score <= 6);
}

/** Those from `oldestDay` on: what is older than the kept days, counted from asOf's day, is forgotten (FOLD.md 1). */
export function feedbackInstantsOf(history: History, oldestDay: LocalDay): FeedbackInstants {
  const feedbacks = history
    .filter((entry) => entry.day >= oldestDay)
    .flatMap(({ event }) => (event.kind === 'FEEDBACK' ? [event] : []));
  return {
    complaints: feedbacks.filter((feedback) => feedback.complaint).map((feedback) => feedback.at),
    lowScores: feedbacks
      .filter((feedback) => isLow(feedback.scale, feedback.score))
      .map((feedback) => feedback.at),
  };
}

function youngComplaints(instants: FeedbackInstants, at: EpochMs, policy: Policy): readonly EpochMs[] {
  const lifeMs = policy.churn.complaintDays * DAY;
  return instants.complaints.filter((complaint) => complaint <= at && at - complaint < lifeMs);
}

/** Whether the signal stood at an instant, by the facts known now. */
function stands(instants: FeedbackInstants, at: EpochMs, policy: Policy): boolean {
  const young = youngComplaints(instants, at, policy);
  return (
    young.length >= policy.churn.complaints ||
    young.some((complaint) => instants.lowScores.some((low) => low > complaint && low <= at))
  );
}

/** From when it has stood without a break: back over every instant at which it could have changed, while it stood there. */
function standsSince(instants: FeedbackInstants, at: EpochMs, policy: Policy): EpochMs {
  const turns = [
    ...instants.complaints,
    ...instants.lowScores,
    ...instants.complaints.map((complaint) => complaint + policy.churn.complaintDays * DAY),
  ];
  const backwards = turns.filter((turn) => turn <= at).sort((a, b) => b - a);
  const broken = backwards.findIndex((turn) => !stands(instants, turn, policy));
  const run = broken === -1 ? backwards : backwards.slice(0, broken);
  return run.at(-1) ?? at;
}

/** null: the signal does not stand. Its `since` may lie before the first purchase. */
export function complaintSignal(
  instants: FeedbackInstants,
  at: EpochMs,
  policy: Policy,
): ObservedSignal | null {
  if (instants.complaints.length === 0 || !stands(instants, at, policy)) return null;
  return {
    signal: 'complaints',
    observed: youngComplaints(instants, at, policy).length,
    threshold: policy.churn.complaints,
    since: standsSince(instants, at, policy),
  };
}
