import { type DeploymentConfig, type EpochMs, type Fold, type Policy, viewAt } from '@tidemark/core';
import { sampleBuyers } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';

/** The signal that goes by the model of purchases. */
const SIGNAL = 'p_active';

/** Of a sample of a deployment's buyers: whom the model of purchases calls unlikely to buy. */
export interface UnlikelyBuyers {
  /** Those of the sample for whom the signal p_active would stand. */
  readonly unlikely: number;
  /** The buyers of the sample, and the customers among whom they were found. */
  readonly buyers: number;
  readonly looked: number;
  /** How many customers the deployment has, whether or not they have bought. */
  readonly customers: number;
}

/**
 * Counts for whom p_active would stand at an instant under a policy, by a sample of some 20,000 buyers; null for a policy
 * without a model, and for a fold without that signal.
 *
 * @param policy with the limits and models of a scorecard in their place
 * @param at epoch milliseconds; a customer who has done something since is taken as of then
 * @throws TidemarkError `store-unavailable`, retryable; `store-corrupt` for a state that cannot be read
 */
export async function countUnlikely(
  context: Pick<ServiceContext, 'store'>,
  deployment: DeploymentConfig,
  fold: Fold,
  policy: Policy,
  at: EpochMs,
): Promise<UnlikelyBuyers | null> {
  const signal = fold.signals.find(({ name }) => name === SIGNAL);
  if (signal === undefined || policy.models.purchase === null) return null;
  const { states, looked, customers } = await sampleBuyers(context, deployment, fold);
  const ruleSet = { effectiveAt: at, policyVersion: 1, scorecardVersion: null, policy };
  const unlikely = states.filter((state) => {
    const view = viewAt(state, Math.max(at, state.asOf ?? at), ruleSet, deployment);
    return signal.stands(view) !== null;
  });
  return { unlikely: unlikely.length, buyers: states.length, looked, customers };
}
