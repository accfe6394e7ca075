import type { Output } from '../outputs/output.ts';
import { nextRuleSet, ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import type { EpochMs } from '../time/time-units.ts';
import { openUpdate } from './customer-update.ts';
import { nextCandidate } from './next-candidate.ts';
import { passRuleSets } from './pass-rule-sets.ts';
import { publishSilences } from './publish-silences.ts';

/** A state and what was said on the way to it. */
export interface Advanced {
  readonly state: State;
  readonly outputs: readonly Output[];
}

/**
 * Lets time pass: everything due up to and including `now`, in order, each at its own instant.
 *
 * Returns the very same state when nothing was said and no rule set was passed; ticks leave no trace. A `now` before the
 * customer's own time only passes rule sets that are effective by then.
 */
export function advance(state: State, now: EpochMs, rules: Rules): Advanced {
  if (state.asOf === null || isQuietUntil(state, now, rules)) return { state, outputs: [] };
  const update = openUpdate(state, rules);
  passRuleSets(update, now);
  publishSilences(update, now);
  if (update.settled === undefined) return { state, outputs: [] };
  update.draft.assignments = update.settled;
  return { state: update.draft, outputs: update.outputs };
}

/** The cheap look that spares most ticks the copy: no candidate up to `now`, and no rule set left to pass. */
function isQuietUntil(state: State, now: EpochMs, rules: Rules): boolean {
  const ruleSet = ruleSetInForce(state, rules);
  if (nextRuleSet(rules.list, ruleSet) !== undefined) return false;
  return nextCandidate(state, state.asOf!, ruleSet, rules.deployment) > now;
}
