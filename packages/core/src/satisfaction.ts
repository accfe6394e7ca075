import type { FeedbackScale } from './events.ts';

/** 0 low, 1 neutral, 2 satisfied. */
export type Satisfaction = 0 | 1 | 2;

/** What a score says: CSAT 1-2, 3, 4-5 and NPS 0-6, 7-8, 9-10 are low, neutral, satisfied. */
export function satisfactionOf(scale: Exclude<FeedbackScale, 'NONE'>, score: number): Satisfaction {
  const [neutral, satisfied] = scale === 'CSAT' ? [3, 4] : [7, 9];
  if (score < neutral!) return 0;
  return score < satisfied! ? 1 : 2;
}
