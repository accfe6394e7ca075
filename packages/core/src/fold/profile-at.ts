import type { Profile } from '../outputs/output.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { Rules } from '../rules/rules.ts';
import type { State } from '../state/state.ts';
import { viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';
import { advance } from './advance.ts';
import type { FoldLists } from './fold-lists.ts';
import { profileOf } from './profile-of.ts';

/** `Fold.profileAt` with the lists as an argument. */
export function profileAt(state: State, at: EpochMs, rules: Rules, lists: FoldLists): Profile | null {
  if (state.asOf === null) return null;
  const then = advance(state, at, rules, lists).state;
  const { deployment } = rules;
  const view = viewAt(then, Math.max(at, then.asOf!), ruleSetInForce(then, rules), deployment);
  return profileOf(view, deployment.currencies[0]!, lists);
}
