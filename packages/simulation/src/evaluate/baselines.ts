import { DAY, type DurationMs } from '@tidemark/core';
import type { ScoreSteps, Silence } from './silence.ts';

/** What any analyst would try first: raise an alert once a number has got too bad. */
export const BASELINES = ['recency', 'overdueRatio', 'rfmScore'] as const;
export type BaselineName = (typeof BASELINES)[number];

/** One baseline at one threshold. */
export interface Rule {
  /** `silent for 95 days`, without a full stop. */
  readonly words: string;
  /** After how long a silence it raises an alert; Infinity: never. */
  readonly after: (silence: Silence) => DurationMs;
}

/** Ratios from a quarter of the usual gap to thirty-two of them, each 1.5 % more than the one before. */
const RATIOS = Array.from({ length: 326 }, (_, step) => 0.25 * 1.015 ** step);
/** The lowest and the highest sum of three scores of five; 0 stands for no purchase in the window. */
const SUMS = Array.from({ length: 13 }, (_, step) => step + 3);
/** Customers of one sum are told apart by their silence, in such steps. */
const TIE_STEP_DAYS = 5;

/**
 * Every baseline at every threshold that is tried, those that raise fewer alerts later. Whoever is churned already is not
 * warned of any more.
 */
export function baselineRules(
  scoreSteps: ScoreSteps,
  churnAfterDays: number,
): Readonly<Record<BaselineName, readonly Rule[]>> {
  return {
    recency: Array.from({ length: churnAfterDays }, (_, index) => silentFor(index + 1)),
    overdueRatio: RATIOS.map((ratio) => ({
      words: `silent for ${ratio.toFixed(2)} times the usual gap`,
      after: ({ usualGapMs }) => beforeChurned(ratio * usualGapMs, churnAfterDays),
    })),
    rfmScore: [...SUMS]
      .reverse()
      .flatMap((sum) =>
        Array.from({ length: Math.ceil(churnAfterDays / TIE_STEP_DAYS) }, (_, index) =>
          scoredAtMost(sum, index * TIE_STEP_DAYS, scoreSteps, churnAfterDays),
        ),
      ),
  };
}

/** Plain recency. */
export function silentFor(days: number): Rule {
  return { words: `silent for ${days} ${days === 1 ? 'day' : 'days'}`, after: () => days * DAY };
}

/** R + F + M is below a sum, or equal to it in a silence of so many days. */
function scoredAtMost(sum: number, silentDays: number, scoreSteps: ScoreSteps, churnAfterDays: number): Rule {
  return {
    words: `R + F + M below ${sum}, or ${sum} and silent for ${silentDays} days`,
    after: ({ scoreSums }) => {
      const below = scoreSteps[scoreSums.findIndex((each) => each < sum)];
      const equal = scoreSteps[scoreSums.findIndex((each) => each <= sum)];
      if (equal === undefined) return Number.POSITIVE_INFINITY;
      const days = Math.min(below ?? Number.POSITIVE_INFINITY, Math.max(equal, silentDays));
      return beforeChurned(days * DAY, churnAfterDays);
    },
  };
}

function beforeChurned(ms: DurationMs, churnAfterDays: number): DurationMs {
  return ms <= churnAfterDays * DAY ? ms : Number.POSITIVE_INFINITY;
}
