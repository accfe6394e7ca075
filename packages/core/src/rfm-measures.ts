import { recencyDays } from './purchase-rhythm.ts';
import { rfmScores } from './rfm-scores.ts';
import { rulerInForce } from './ruler-in-force.ts';
import type { Rulers } from './rulers.ts';
import type { State } from './state.ts';
import type { EpochMs } from './time-units.ts';
import { viewAt } from './view.ts';

/** The numbers that R, F and M are scored by. */
export interface RfmMeasures {
  readonly lastPurchaseAt: EpochMs;
  readonly recencyDays: number;
  readonly frequency: number;
  readonly monetaryMinor: number;
}

/**
 * What R, F and M are scored by at an instant at or after the customer's own time, in the window of the ruler in force;
 * null without a purchase in it.
 */
export function rfmMeasures(state: State, at: EpochMs, rulers: Rulers): RfmMeasures | null {
  const { lastPurchaseAt } = state;
  if (lastPurchaseAt === null) return null;
  const scores = rfmScores(viewAt(state, at, rulerInForce(state, rulers), rulers.frame));
  if (scores === null) return null;
  const { frequency, monetaryMinor } = scores;
  return { lastPurchaseAt, recencyDays: recencyDays(lastPurchaseAt, at), frequency, monetaryMinor };
}
