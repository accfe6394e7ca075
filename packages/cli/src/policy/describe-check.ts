import { type Policy, policyFor } from '@tidemark/core';
import { customerTypes, idleLimits, type PolicyFault, policyNotes } from '@tidemark/pipeline';
import { describeFollowUps } from './describe-follow-ups.ts';
import { describeNames } from './describe-names.ts';
import { describeSegments } from './describe-segments.ts';
import type { PolicyFile } from './read-policy-file.ts';

/** The report of `policy check` on a valid policy. */
export function describeCheck(name: string, { policy, locate }: PolicyFile): string {
  const section = (title: string, faults: readonly PolicyFault[]) =>
    faults.length === 0 ? [] : [title, ...faults.map((fault) => `  ${locate(fault)}`)];
  return [
    `"${name}" can be used.`,
    ...describeSegments(policy.rfm),
    ...ofTypes(policy),
    ...describeNames(policy),
    ...describeFollowUps(policy),
    ...section('Limits that can never fire:', idleLimits(policy)),
    ...section('Perhaps not what was meant:', policyNotes(policy)),
  ].join('\n');
}

/** The segments of customers whose type makes other ones of their scores. */
function ofTypes(policy: Policy): readonly string[] {
  return customerTypes.flatMap(([key, type]) => {
    const ofEverybody = describeSegments(policy.rfm);
    const lines = describeSegments(policyFor(policy, type).rfm);
    if (lines.join('\n') === ofEverybody.join('\n')) return [];
    return [`For customers of type ${key}:`, ...lines.map((line) => `  ${line}`)];
  });
}
