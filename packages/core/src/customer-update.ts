import type { Output } from './outputs.ts';
import { ruleSetInForce } from './rule-set-in-force.ts';
import type { DeploymentConfig, RuleSet, Rules } from './rules.ts';
import type { ClassAssignment, Draft, State } from './state.ts';

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
