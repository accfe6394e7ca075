import { dimensions } from '../dimensions/list.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';

/**
 * The class that the facts alone say in one dimension at an instant at or after the customer's own time, by the rule set in
 * force; null where it says nothing or there is no such dimension.
 */
export function rawClassAt(state: State, at: EpochMs, rules: Rules, dimension: string): string | null {
  const found = dimensions.find(({ name }) => name === dimension);
  return found?.classify(viewAt(state, at, ruleSetInForce(state, rules), rules.deployment)) ?? null;
}
