import type { EpochMs, Policy } from '@tidemark/core';
import { type ServiceContext, TidemarkError } from '@tidemark/stream';
import { checkAgainstDeployment, encodePolicy } from '../policy/policy-document.ts';
import type { RulesRecord } from '../segmenter/rules-records.ts';
import { readDeployment } from '../setup/read-deployment.ts';
import { checkRulesRecord, deploymentRules, type PutRules, putRules } from './put-rules.ts';

/** A policy as it stands in the log. */
export type LoggedRules = Omit<RulesRecord, 'kind'>;

/** Rules that are to be applied. */
export interface ProposedRules {
  readonly policy: Policy;
  /** When they take effect; by default a minute ahead. */
  readonly effectiveAt: EpochMs | undefined;
  /** The version they were held against: when others are the newest by now, nothing is applied. */
  readonly after?: number;
}

/** What an apply has done. */
export interface AppliedRules extends LoggedRules {
  readonly outcome: Exclude<PutRules['outcome'], 'overtaken' | 'put'> | 'applied';
}

/** The newest rules of a deployment; those of partition 0, which gets all rules first. */
export async function newestRules(context: ServiceContext): Promise<LoggedRules> {
  await readDeployment(context);
  const newest = (await deploymentRules(context)).findLast(({ kind }) => kind === 'policy');
  if (newest !== undefined) return newest;
  throw new TidemarkError('refused', 'The log holds no policy. Run `tidemark setup` first.', {
    isRetryable: false,
  });
}

/**
 * Whether `applyRules` would take these rules now: for who wants to know before showing what they change.
 *
 * @throws as `applyRules`, but for another apply that was faster
 */
export async function checkRules(
  context: ServiceContext,
  { policy, effectiveAt }: Pick<ProposedRules, 'policy' | 'effectiveAt'>,
): Promise<void> {
  checkAgainstDeployment(policy, await readDeployment(context));
  await checkRulesRecord(context, { kind: 'policy', document: encodePolicy(policy), effectiveAt });
}

/**
 * Puts new rules into every partition of the log, as `putRules` does.
 *
 * @throws PolicyInvalid for rules that this deployment cannot take; TidemarkError `refused` when another apply was
 * faster, or when the rules would take effect before others or in the past
 */
export async function applyRules(context: ServiceContext, proposed: ProposedRules): Promise<AppliedRules> {
  checkAgainstDeployment(proposed.policy, await readDeployment(context));
  const { effectiveAt, after } = proposed;
  const document = encodePolicy(proposed.policy);
  const { record, outcome } = await putRules(context, { kind: 'policy', document, effectiveAt, after });
  const { kind: _, ...rules } = record;
  if (outcome !== 'overtaken') return { ...rules, outcome: outcome === 'put' ? 'applied' : outcome };
  throw new TidemarkError(
    'refused',
    `Cannot apply these rules: somebody else has applied policy ${record.version} meanwhile. Look at it and apply again.`,
    { isRetryable: false },
  );
}
