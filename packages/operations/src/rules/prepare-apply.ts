import type { Policy } from '@tidemark/core';
import { deploymentRules, newestRules, newestScorecard } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { type Difference, differingRules } from './differences.ts';
import { type ShadowedLimit, shadowedLimits } from './shadowed-limits.ts';

/** What new rules would change of a running deployment. */
export interface PreparedApply {
  /** Version of the newest policy, which they were held against: the `after` of `applyRules`. */
  readonly version: number;
  /** Where they differ from it, by path; empty when they are the same. */
  readonly differences: readonly Difference[];
  /** Limits in them that would not act: those of the newest scorecard do. */
  readonly shadowed: readonly ShadowedLimit[];
}

/**
 * Holds new rules against the newest ones of a running deployment, for somebody to decide on. Nothing is changed:
 * `applyRules` of @tidemark/pipeline puts them in force, with the version from here as `after`, so that rules which
 * somebody else has applied meanwhile are not overwritten unseen.
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
