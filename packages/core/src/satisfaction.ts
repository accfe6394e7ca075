import type { FeedbackScale } from './events.ts';
import type { EpochMs } from './time-units.ts';

/** A score a customer gave: CSAT 1-5 or NPS 0-10. */
export interface ScoreGiven {
  readonly at: EpochMs;
  readonly scale: Exclude<FeedbackScale, 'NONE'>;
  readonly score: number;
}

/** 0 low, 1 neutral, 2 satisfied. */
export type Satisfaction = 0 | 1 | 2;

/** The first scores that are neutral, and satisfied: CSAT 1-2, 3, 4-5 and NPS 0-6, 7-8, 9-10. */
const borders = { CSAT: { neutral: 3, satisfied: 4 }, NPS: { neutral: 7, satisfied: 9 } } as const;

/** What a score says of the customer. */
export function satisfactionOf(scale: ScoreGiven['scale'], score: number): Satisfaction {
  const { neutral, satisfied } = borders[scale];
  if (score < neutral) return 0;
  return score < satisfied ? 1 : 2;
}
