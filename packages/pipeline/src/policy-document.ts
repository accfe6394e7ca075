import type { Frame, Policy } from '@tidemark/core';
import { parseJson } from './parse-json.ts';
import { policySchema } from './policy/policy-schema.ts';

/** What is wrong with a policy, or idle in it, and where. */
export interface PolicyFault {
  /** Empty for the whole. */
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Bad rules, with every fault and where it stands. */
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
 * Checks rules that come from outside.
 *
 * @throws PolicyInvalid naming all faults by their path
 */
export function checkPolicy(document: unknown): Policy {
  const checked = policySchema.safeParse(document);
  if (checked.success) return checked.data;
  throw new PolicyInvalid(
    checked.error.issues.map(({ path, message }) => ({ path: path.map(toKey), message })),
  );
}

function toKey(key: PropertyKey): string | number {
  return typeof key === 'symbol' ? String(key) : key;
}

/**
 * Holds rules against what a deployment keeps: a window that reaches further back would be read as empty there.
 *
 * @throws PolicyInvalid naming the windows that are too long
 */
export function checkAgainstFrame(policy: Policy, { daysKept }: Frame): void {
  const windows = [
    { path: ['rfm', 'windowDays'], days: policy.rfm.windowDays },
    { path: ['churn', 'complaintDays'], days: policy.churn.complaintDays },
  ];
  const faults = windows
    .filter(({ days }) => days > daysKept)
    .map(({ path, days }) => ({ path, message: `${days} days, but this deployment keeps ${daysKept}` }));
  if (faults.length > 0) throw new PolicyInvalid(faults);
}

/** The policy as the log holds it: JSON with sorted keys, so that equal rules are equal bytes. */
export function encodePolicy(policy: Policy): string {
  return JSON.stringify(sortKeys(policy));
}

/** Reads what `encodePolicy` wrote; throws PolicyInvalid for anything else. */
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

function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortKeys);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
