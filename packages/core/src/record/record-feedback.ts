import type { FeedbackEvent } from '../events/customer-event.ts';
import { satisfactionOf } from '../measures/satisfaction-of.ts';
import type { ScoreGiven } from '../state/score-given.ts';
import type { Draft } from '../state/state.ts';
import { latest } from '../time/latest.ts';
import type { EpochMs } from '../time/time-units.ts';

/**
 * At most so many complaints, and so many low scores, are kept of one customer: the latest ones. Far beyond any
 * customer, it bounds what a broken source can do to a state.
 */
export const INSTANTS_KEPT = 1_000;

/**
 * Takes a feedback into a draft: the instants of its complaint and of its low score, and the last score.
 *
 * @param keptFrom the beginning of the first day kept: earlier complaints and low scores are not remembered
 */
export function recordFeedback(draft: Draft, event: FeedbackEvent, keptFrom: EpochMs): void {
  draft.lastFeedbackAt = latest(draft.lastFeedbackAt, event.at);
  if (event.complaint && event.at >= keptFrom) draft.complaints = insert(draft.complaints, event.at);
  if (event.scale === 'NONE' || event.score === null) return;
  const given: ScoreGiven = { at: event.at, scale: event.scale, score: event.score };
  const satisfaction = satisfactionOf(given.scale, given.score);
  if (satisfaction === 0 && event.at >= keptFrom) draft.lowScores = insert(draft.lowScores, event.at);
  if (satisfaction === 2) draft.lastSatisfiedAt = latest(draft.lastSatisfiedAt, event.at);
  if (draft.lastScore === null || isLater(given, draft.lastScore)) draft.lastScore = given;
}

/** Of two scores of one millisecond the less satisfied one is the last, so that their order in the log is no matter. */
function isLater(given: ScoreGiven, known: ScoreGiven): boolean {
  if (given.at !== known.at) return given.at > known.at;
  const difference = satisfactionOf(given.scale, given.score) - satisfactionOf(known.scale, known.score);
  if (difference !== 0) return difference < 0;
  return given.scale === known.scale ? given.score < known.score : given.scale === 'CSAT';
}

function insert(instants: readonly EpochMs[], at: EpochMs): readonly EpochMs[] {
  let index = instants.length;
  while (index > 0 && instants[index - 1]! > at) index--;
  return instants.toSpliced(index, 0, at).slice(-INSTANTS_KEPT);
}
