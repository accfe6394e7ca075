import type { FeedbackScale } from '../events/customer-event.ts';
import type { EpochMs } from '../time/time-units.ts';

/** A score that a customer gave: CSAT 1 to 5 or NPS 0 to 10. */
export interface ScoreGiven {
  readonly at: EpochMs;
  readonly scale: Exclude<FeedbackScale, 'NONE'>;
  readonly score: number;
}
