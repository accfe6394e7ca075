import type {
  DeploymentConfig,
  EpochMs,
  Fold,
  LocalDay,
  Policy,
  RuleSet,
  Rules,
  Scorecard,
  ZoneTable,
} from '@tidemark/core';
import { deploymentWith } from '@tidemark/pipeline';

/** Where the limits that a policy leaves to a scorecard come from. */
export type Calibrating =
  /** Nowhere: the policy's own limits. */
  | { readonly by: 'policy' }
  /** From all customers at the end of the history, once. */
  | { readonly by: 'as-of' }
  /** From all customers at the end of a local day, once. */
  | { readonly by: 'day'; readonly day: LocalDay }
  /** From all customers at each first of a month, 00:00 local. */
  | { readonly by: 'monthly' }
  | { readonly by: 'scorecard'; readonly scorecard: Scorecard; readonly effectiveAt: EpochMs };

/** What is tried on a history. */
export interface ReplayRules {
  readonly policy: Policy;
  readonly calibrating: Calibrating;
  readonly zone: ZoneTable;
  /** The first one is that of every profile; the policy has a rate for each of the others. */
  readonly currencies: readonly string[];
  /** What folds the customers; the standard lists by default. */
  readonly fold?: Fold;
}

/** Rules as the fold takes them, as a deployment has them that had them from the beginning. */
export function rulesWith(rules: ReplayRules, list: readonly RuleSet[]): Rules {
  return { deployment: replayDeployment(rules), list };
}

/** The configuration of the deployment that `setup` would make for a history. */
export function replayDeployment({
  zone,
  currencies,
}: Pick<ReplayRules, 'zone' | 'currencies'>): DeploymentConfig {
  return deploymentWith({
    id: 'replay',
    partitions: 1,
    zone,
    currencies,
    goLive: 0,
    time: 'simulated',
  });
}

/** The rule set of the policy alone, from the beginning. */
export function policyRules({ policy }: ReplayRules): RuleSet {
  return { policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy };
}
