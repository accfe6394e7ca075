import { calibratedPolicy, DAY, type EpochMs, type PurchaseModel, type Scorecard } from '@tidemark/core';
import { InputError } from '../input/input-error.ts';
import type { History } from '../replay/history/history.ts';
import type { ReplayRules } from '../replay/rules/replay-rules.ts';
import type { JudgedTime } from './judged-time.ts';

/** Scorecards in force and from when on, ascending: those that a replay made, or the one it was given. */
export type ScorecardsInForce = readonly { readonly effectiveAt: EpochMs; readonly scorecard: Scorecard }[];

export function scorecardsInForce({ calibrating }: ReplayRules, made: ScorecardsInForce): ScorecardsInForce {
  if (calibrating.by !== 'scorecard') return made;
  const { effectiveAt, scorecard } = calibrating;
  return [{ effectiveAt, scorecard }];
}

/** The purchase model in force at an instant; null where there is none. */
export function modelAt(
  { policy }: ReplayRules,
  scorecards: ScorecardsInForce,
  at: EpochMs,
): PurchaseModel | null {
  const { scorecard = null } = scorecards.findLast(({ effectiveAt }) => effectiveAt <= at) ?? {};
  return calibratedPolicy(policy, scorecard).models.purchase;
}

/**
 * The time whose alerts are judged: up to the last instant with a whole window after it. It begins with the first model that
 * was fitted on the history, where one is in force by then: what is judged by a model's own past would look too good.
 * Otherwise with the history.
 *
 * @throws InputError where no alert has a whole window after it
 */
export function judgedPeriod(
  history: History,
  { policy }: ReplayRules,
  scorecards: ScorecardsInForce,
  windowDays: number,
): JudgedTime {
  const begin = history.customers.reduce(
    (first, { events }) => Math.min(first, events[0]!.occurredAt),
    history.until,
  );
  const windowMs = windowDays * DAY;
  const to = history.until - windowMs;
  if (to <= begin) {
    throw new InputError(
      `Cannot evaluate over ${windowDays} days: the history has ${Math.ceil((history.until - begin) / DAY)}; take a shorter window`,
    );
  }
  const fitted = scorecards.find(({ scorecard }) => scorecard.models.purchase !== null);
  const isFittedInTime = fitted !== undefined && fitted.effectiveAt > begin && fitted.effectiveAt < to;
  return {
    from: isFittedInTime ? fitted.effectiveAt : begin - 1,
    to,
    windowMs,
    churnAfterMs: policy.lifecycle.churnAfterDays * DAY,
  };
}
