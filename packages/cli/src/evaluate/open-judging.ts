import type { Progress } from '@tidemark/operations';
import {
  checkWindow,
  type Departure,
  type Evaluation,
  evaluateReplay,
  middleDay,
  type PreparedReplay,
  type Recommendation,
  type Replayed,
  recommend,
} from '@tidemark/simulation';

/** What is asked of the alerts of a replay. */
export interface JudgingFlags {
  /** Days of the window. */
  readonly evaluate?: number;
  readonly recommend?: boolean;
  /** Who is known to have left for good. */
  readonly departures?: readonly Departure[] | undefined;
}

/** What was found; undefined where it was not asked for. */
export interface Judgement {
  readonly evaluation: Evaluation | undefined;
  readonly recommendation: Recommendation | undefined;
}

/** At the most: both passes of the present, the best and the recency rules, and one over all silences. */
const PASSES_TO_RECOMMEND = 7;

/**
 * What judges the alerts of a replay once it is folded. That the history is too short for it is told before.
 *
 * @throws InputError where there is no room for a window, or for one in each half
 */
export function openJudging(
  { history, rules }: Pick<PreparedReplay, 'history' | 'rules'>,
  { evaluate: windowDays, recommend: isToRecommend = false, departures }: JudgingFlags,
  progress: Progress,
): (replayed: Replayed) => Judgement {
  const [first] = rules;
  if (windowDays === undefined) return () => ({ evaluation: undefined, recommendation: undefined });
  checkWindow(history, first!, windowDays);
  if (isToRecommend) middleDay(history, first!, windowDays);
  const customers = history.customers.length;
  return (replayed) => {
    try {
      progress.begin('judging', customers);
      const evaluation = evaluateReplay(history, first!, replayed, windowDays, departures, progress.advance);
      if (!isToRecommend) return { evaluation, recommendation: undefined };
      progress.begin('trying settings', customers * PASSES_TO_RECOMMEND);
      return { evaluation, recommendation: recommend(history, first!, windowDays, progress.advance) };
    } finally {
      progress.end();
    }
  };
}
