import type { Policy } from '@tidemark/core';
import { deploymentRules, newestRules, newestScorecard } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { type Difference, differingRules } from './differences.ts';
import { type ShadowedLimit, shadowedLimits } from './shadowed-limits.ts';

/** How a policy differs from the newest one of a running deployment. */
export interface PreparedApply {
  /** Version of the newest policy, with which it was compared: the `after` of `applyRules`. */
  readonly version: number;
  /** By path; empty when the two are the same. */
  readonly differences: readonly Difference[];
  /** Limits of the policy that have no effect: those of the newest scorecard take their place. */
  readonly shadowed: readonly ShadowedLimit[];
}

/**
 * Compares a policy with the newest one of a running deployment, for a decision. Nothing is changed: `applyRules` of
 * @tidemark/pipeline puts it in force, with the version from here as `after`, so that a policy which somebody else has
 * applied meanwhile is not overwritten unseen.
 *
 * @throws TidemarkError `refused` when the deployment is not set up
 */
export async function prepareApply(context: ServiceContext, policy: Policy): Promise<PreparedApply> {
  const { version, document } = await newestRules(context);
  const scorecard = newestScorecard(await deploymentRules(context)) ?? null;
  return {
    version,
    differences: differingRules(document, policy),
    shadowed: shadowedLimits(policy, scorecard),
  };
}
