import type { EpochMs, Rules } from '@tidemark/core';
import type { CustomerState } from '../state/customer-state.ts';
import { quietSteps } from './quiet-steps.ts';

/**
 * The first instant at which a tick would publish something, rule sets known but not yet passed included: looks on until
 * there is nothing left that could move.
 */
export function oracleDue(state: CustomerState, rules: Rules): EpochMs | undefined {
  if (state.history.length === 0) return undefined;
  for (const step of quietSteps(state, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, rules))
    if (step.hasPublished) return step.at;
  return undefined;
}
