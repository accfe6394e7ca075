import type { Profile } from '../outputs/output.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';
import { advance } from './advance.ts';
import { profileOf } from './profile.ts';

/**
 * The profile of a customer at an instant, with everything due by then said. Before the customer's own time: as of
 * that; null for a customer without events.
 */
export function profileAt(state: State, at: EpochMs, rules: Rules): Profile | null {
  if (state.asOf === null) return null;
  const then = advance(state, at, rules).state;
  const { deployment } = rules;
  return profileOf(
    viewAt(then, Math.max(at, then.asOf!), ruleSetInForce(then, rules), deployment),
    deployment.currencies[0]!,
  );
}
