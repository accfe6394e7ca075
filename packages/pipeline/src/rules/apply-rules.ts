import type { EpochMs, Policy } from '@tidemark/core';
import { refusal, type ServiceContext } from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import { checkAgainstDeployment, encodePolicy } from '../policy/policy-document.ts';
import type { RulesRecord } from '../rules-records/rules-records.ts';
import { checkEffect, deploymentRules, type PublishedRules, publishRules } from './publish-rules.ts';

/** A policy as it stands in the log. */
export type LoggedRules = Omit<RulesRecord, 'kind'>;

/** A policy that is to be applied. */
export interface ProposedRules {
  readonly policy: Policy;
  /** When it takes effect, in epoch milliseconds; undefined: a minute ahead, or right after the rules before it. */
  readonly effectiveAt: EpochMs | undefined;
  /** The version that it was compared with: when another is the newest by now, nothing is applied. */
  readonly after?: number;
}

/** The policy that is the newest now, and whether it was applied, completed in partitions that lacked it, or there already. */
export interface AppliedRules extends LoggedRules {
  readonly outcome: Exclude<PublishedRules['outcome'], 'overtaken' | 'published'> | 'applied';
}

/**
 * The newest policy of a deployment, in force or not: that of partition 0, which gets every policy first.
 *
 * @throws TidemarkError `refused` where there is no deployment, another one, or no policy
 */
export async function newestRules(context: ServiceContext): Promise<LoggedRules> {
  await readDeployment(context);
  const newest = (await deploymentRules(context)).findLast(({ kind }) => kind === 'policy');
  if (newest !== undefined) return newest;
  throw refusal('The log holds no policy. Run `tidemark setup` first.');
}

/**
 * Checks that `applyRules` would take this policy now: to be called before a preview of what it changes.
 *
 * @throws as `applyRules`, but for another apply that was faster
 */
export async function checkRules(
  context: ServiceContext,
  { policy, effectiveAt }: Pick<ProposedRules, 'policy' | 'effectiveAt'>,
): Promise<void> {
  checkAgainstDeployment(policy, await readDeployment(context));
  await checkEffect(context, { kind: 'policy', document: encodePolicy(policy), effectiveAt });
}

/**
 * Writes a policy into every partition of the log, as `publishRules` does.
 *
 * @throws PolicyInvalid for a policy that does not fit the deployment; TidemarkError `refused` when another apply was
 * faster, or when it would take effect before others or in the past
 */
export async function applyRules(context: ServiceContext, proposed: ProposedRules): Promise<AppliedRules> {
  checkAgainstDeployment(proposed.policy, await readDeployment(context));
  const { effectiveAt, after } = proposed;
  const document = encodePolicy(proposed.policy);
  const { record, outcome } = await publishRules(context, { kind: 'policy', document, effectiveAt, after });
  const { kind: _, ...rules } = record;
  if (outcome !== 'overtaken') return { ...rules, outcome: outcome === 'published' ? 'applied' : outcome };
  throw refusal(
    `Cannot apply these rules: somebody else has applied policy ${record.version} meanwhile. Look at it and apply again.`,
  );
}
