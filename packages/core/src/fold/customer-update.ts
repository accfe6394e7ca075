import type { Output } from '../outputs/output.ts';
import type { DeploymentConfig } from '../rules/deployment-config.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { RuleSet, Rules } from '../rules/rules.ts';
import type { ClassAssignment } from '../state/class-assignment.ts';
import type { Draft, State } from '../state/state.ts';

/** One customer being worked on: a draft of its state, and what has been said so far. */
export interface CustomerUpdate {
  readonly draft: Draft;
  readonly deployment: DeploymentConfig;
  readonly rules: readonly RuleSet[];
  /** In force; moves on as rule sets are passed. */
  ruleSet: RuleSet;
  readonly outputs: Output[];
  /**
   * The standings as of the draft's `asOf`; undefined while the touch has not moved it. A silence that says nothing
   * may begin or end a waiting: that is derived anew from `asOf` every time and not kept.
   */
  settled: readonly ClassAssignment[] | undefined;
}

/** Begins to work on a copy of a state. */
export function openUpdate(state: State, rules: Rules): CustomerUpdate {
  return {
    draft: { ...state },
    deployment: rules.deployment,
    rules: rules.list,
    ruleSet: ruleSetInForce(state, rules),
    outputs: [],
    settled: undefined,
  };
}
