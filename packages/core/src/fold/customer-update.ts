import type { Output } from '../outputs/output.ts';
import type { DeploymentConfig } from '../rules/deployment-config.ts';
import { ruleSetInForce } from '../rules/rule-set-in-force.ts';
import type { RuleSet, Rules } from '../rules/rules.ts';
import type { ClassAssignment } from '../state/class-assignment.ts';
import type { Draft, State } from '../state/state.ts';
import { type View, viewAt } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { FoldLists } from './fold-lists.ts';

/** One customer being worked on: a draft of its state, and what has been published so far. */
export interface CustomerUpdate {
  readonly draft: Draft;
  readonly deployment: DeploymentConfig;
  readonly rules: readonly RuleSet[];
  readonly lists: FoldLists;
  /** In force; moves on as rule sets are passed. */
  ruleSet: RuleSet;
  readonly outputs: Output[];
  /** True where only the instant of the next output is asked for: its step ends there, and the output is not made. */
  readonly isTrial: boolean;
  /**
   * The assignments as of the draft's `asOf`; undefined while the update has not moved it. A silence that publishes nothing
   * may begin or end a waiting: that is derived anew from `asOf` every time and not kept.
   */
  settled: readonly ClassAssignment[] | undefined;
}

/**
 * Begins to work on a copy of a state.
 *
 * @throws CoreError `rules-unknown` as `ruleSetInForce` does
 */
export function openUpdate(state: State, rules: Rules, lists: FoldLists): CustomerUpdate {
  return {
    draft: { ...state },
    deployment: rules.deployment,
    rules: rules.list,
    lists,
    ruleSet: ruleSetInForce(state, rules),
    outputs: [],
    isTrial: false,
    settled: undefined,
  };
}

/** The future of an update, to be tried on a copy. */
export function trialOf(update: CustomerUpdate): CustomerUpdate {
  return { ...update, draft: { ...update.draft }, isTrial: true };
}

/** The draft seen from an instant under the rule set in force; good until the facts or `asOf` change. */
export function viewOf({ draft, ruleSet, deployment }: CustomerUpdate, at: EpochMs): View {
  return viewAt(draft, at, ruleSet, deployment);
}
