import type { Frame, Policy } from '@tidemark/core';
import type { z } from 'zod';
import { parseJson } from '../parse-json.ts';
import { betweenParts, policySchema } from './policy-schema.ts';

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
  const faults = [...(checked.error?.issues.flatMap(faultsOf) ?? []), ...betweenParts(document)];
  if (checked.success && faults.length === 0) return checked.data;
  throw new PolicyInvalid(faults);
}

/** A key that nobody knows is told where it stands, not where it was not expected. */
function faultsOf(issue: z.core.$ZodIssue): readonly PolicyFault[] {
  const path = issue.path.map(toKey);
  if (issue.code !== 'unrecognized_keys') return [{ path, message: issue.message }];
  return issue.keys.map((key) => ({ path: [...path, key], message: 'there is no such setting' }));
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
