import { recencyDays } from '../measures/recency-days.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';
import { rfmScores } from './rfm-scores.ts';

/** The numbers that R, F and M are scored by. Money in minor units of the deployment's first currency. */
export interface RfmMeasures {
  readonly lastPurchaseAt: EpochMs;
  /** Whole days of 24 hours. */
  readonly recencyDays: number;
  /** max(1, purchases − cancellations). */
  readonly frequency: number;
  /** 0 or more. */
  readonly monetaryMinor: number;
}

/**
 * What R, F and M are scored by at an instant at or after the customer's own time, in the window of the rule set in force;
 * null without a purchase in it.
 *
 * @throws CoreError `rules-unknown` as `ruleSetInForce` does
 */
export function rfmMeasures(state: State, at: EpochMs, rules: Rules): RfmMeasures | null {
  const { lastPurchaseAt } = state;
  if (lastPurchaseAt === null) return null;
  const scores = rfmScores(viewAt(state, at, ruleSetInForce(state, rules), rules.deployment));
  if (scores === null) return null;
  const { frequency, monetaryMinor } = scores;
  return { lastPurchaseAt, recencyDays: recencyDays(lastPurchaseAt, at), frequency, monetaryMinor };
}
