import {
  calibratedPolicy,
  DAY,
  type EpochMs,
  type Policy,
  type PurchaseModel,
  type Scorecard,
} from '@tidemark/core';
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
 * was fitted, where one is in force by then, and not before the end of what that was fitted on: what is judged by a model's
 * own past would look too good. Otherwise with the history.
 *
 * @throws InputError where no alert has a whole window after it, or the model was fitted on all that could be judged
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
  return {
    from: fittedUpTo(policy, scorecards, { begin, to }) ?? begin - 1,
    to,
    windowMs,
    churnAfterMs: policy.lifecycle.churnAfterDays * DAY,
  };
}

/**
 * Where the first model that is in force in the judged time has both taken effect and seen all that it was fitted on: a file
 * may take effect from the beginning. undefined where no alert is by a model's own past.
 */
function fittedUpTo(
  { calibration }: Policy,
  scorecards: ScorecardsInForce,
  { begin, to }: { readonly begin: EpochMs; readonly to: EpochMs },
): EpochMs | undefined {
  const fitted = scorecards.find(({ scorecard }) => scorecard.models.purchase !== null);
  if (fitted === undefined || calibration.models === 'fixed' || fitted.effectiveAt >= to) return undefined;
  const { calibratedAt } = fitted.scorecard;
  if (calibratedAt >= to) {
    throw new InputError(
      `Cannot evaluate by this scorecard: it was fitted up to ${utcDay(calibratedAt)}, and alerts can be judged up to ${utcDay(to)}: fit one earlier, with --calibrate <day>`,
    );
  }
  const from = Math.max(fitted.effectiveAt, calibratedAt);
  return from > begin ? from : undefined;
}

function utcDay(at: EpochMs): string {
  return new Date(at).toISOString().slice(0, 10);
}
