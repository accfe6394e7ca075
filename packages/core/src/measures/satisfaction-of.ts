import type { ScoreGiven } from '../state/score-given.ts';

/** 0 dissatisfied, 1 neutral, 2 satisfied. */
export type Satisfaction = 0 | 1 | 2;

/** The lowest score that is neutral, and the lowest that is satisfied (FOLD.md, section 4: CSAT 3 and 4, NPS 7 and 9). */
const borders = { CSAT: { neutral: 3, satisfied: 4 }, NPS: { neutral: 7, satisfied: 9 } } as const;

/**
 * How satisfied a score is.
 *
 * @example satisfactionOf('NPS', 9) // 2
 */
export function satisfactionOf(scale: ScoreGiven['scale'], score: number): Satisfaction {
  const { neutral, satisfied } = borders[scale];
  if (score < neutral) return 0;
  return score < satisfied ? 1 : 2;
}
