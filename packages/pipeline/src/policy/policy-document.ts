import type { DeploymentConfig, Policy } from '@tidemark/core';
import { canonicalJson } from '../json/canonical-json.ts';
import { parseJson } from '../json/parse-json.ts';
import { betweenParts } from './faults/between-parts.ts';
import { deploymentFaults } from './faults/deployment-faults.ts';
import { policySchema } from './schema/policy-schema.ts';
import { faultsOf, type PolicyFault } from './shared/policy-fault.ts';

/** A policy that cannot be used; the message has a line per fault, each with its path. */
export class PolicyInvalid extends Error {
  readonly faults: readonly PolicyFault[];

  constructor(faults: readonly PolicyFault[]) {
    const lines = faults.map(({ path, message }) => `  ${path.join('.') || '(top)'}: ${message}`);
    super(`Cannot use this policy:\n${lines.join('\n')}`);
    this.name = 'PolicyInvalid';
    this.faults = faults;
  }
}

/**
 * Checks a policy that comes from outside, such as a parsed YAML file. What it lacks has the defaults of `retail`, but for
 * `followUp`: without it nobody is followed up.
 *
 * @throws PolicyInvalid naming all faults by their path
 */
export function checkPolicy(document: unknown): Policy {
  const checked = policySchema.safeParse(document);
  const faults = [...faultsOf(checked.error), ...betweenParts(document)];
  if (checked.success && faults.length === 0) return checked.data;
  throw new PolicyInvalid(faults);
}

/**
 * Checks a policy against a deployment: windows against the days of purchases that it keeps, rates against its currencies.
 *
 * @throws PolicyInvalid naming the windows that are too long, and the rates that are missing or one too many
 */
export function checkAgainstDeployment(policy: Policy, deployment: DeploymentConfig): void {
  const faults = deploymentFaults(policy, deployment);
  if (faults.length > 0) throw new PolicyInvalid(faults);
}

/** The policy as the log holds it: JSON with sorted keys, so that equal policies are equal bytes. */
export function encodePolicy(policy: Policy): string {
  return canonicalJson(policy);
}

/**
 * Reads what `encodePolicy` wrote.
 *
 * @throws PolicyInvalid for anything else
 */
export function decodePolicy(document: string): Policy {
  return checkPolicy(parsed(document));
}

function parsed(document: string): unknown {
  try {
    return parseJson(document);
  } catch (error) {
    throw new PolicyInvalid([{ path: [], message: error instanceof Error ? error.message : String(error) }]);
  }
}
