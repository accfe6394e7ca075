import { nextRuleSet, ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { nextCandidate } from './next-candidate.ts';
import { nextDue } from './next-due.ts';

export interface Indexed {
  readonly state: State;
  /** The due to write into the index (`NEVER`: nothing is due); undefined when the index may stay as it is. */
  readonly write: EpochMs | undefined;
}

/**
 * Keeps the lazy due index: what it holds for a customer is never later than the customer's true next due.
 *
 * After an event: written when the true due is earlier than what is held, or nothing is held. A due that moved later
 * stays as it is, until it comes up early and finds nothing to say. After a timer: always written, exactly.
 */
export function indexDue(state: State, rules: Rules, update: 'event' | 'timer'): Indexed {
  const held = update === 'timer' ? null : state.indexedDue;
  // The bound costs a few comparisons, the exact due a walk: most events stop here.
  if (held !== null && earliestPossible(state, rules) >= held) return { state, write: undefined };
  const due = nextDue(state, rules) ?? NEVER;
  if (held !== null && due >= held) return { state, write: undefined };
  return { state: due === state.indexedDue ? state : { ...state, indexedDue: due }, write: due };
}

/** A lower bound of the next due. */
function earliestPossible(state: State, rules: Rules): EpochMs {
  if (state.asOf === null) return NEVER;
  const ruleSet = ruleSetInForce(state, rules);
  const candidate = nextCandidate(state, state.asOf, ruleSet, rules.deployment);
  const unpassed = nextRuleSet(rules.list, ruleSet);
  return unpassed === undefined ? candidate : Math.min(candidate, Math.max(unpassed.effectiveAt, state.asOf));
}
