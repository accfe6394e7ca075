import type { ContactCap, FollowUp, Policy } from '@tidemark/core';
import type { PolicyFault } from '../shared/policy-fault.ts';

/** Caps that never hold anything back, whatever is due. */
export function idleCaps({ followUp }: Policy): readonly PolicyFault[] {
  return followUp.caps.flatMap((cap, index) => {
    const message = whyIdle(cap, index, followUp);
    return message === undefined ? [] : [{ path: ['followUp', 'caps', index], message }];
  });
}

function whyIdle(cap: ContactCap, index: number, { caps, plans, minGapDays }: FollowUp): string | undefined {
  const { max, perDays, channel } = cap;
  if (!plans.some((plan) => channel === null || plan.channel === channel))
    return `never decides: no plan is over ${channel ?? 'any channel'}`;
  if (minGapDays * max >= perDays)
    return `never decides: with minGapDays = ${minGapDays} there are never more than ${max} in ${perDays} days`;
  const stricter = caps.findIndex((other, at) => at !== index && isAtLeastAsStrict(other, cap, at < index));
  return stricter === -1 ? undefined : `never decides: caps.${stricter} allows no more`;
}

/** Of two that are the same the first decides. */
function isAtLeastAsStrict(other: ContactCap, cap: ContactCap, isBefore: boolean): boolean {
  if (other.channel !== null && other.channel !== cap.channel) return false;
  const isSame = other.channel === cap.channel && other.max === cap.max && other.perDays === cap.perDays;
  return isSame ? isBefore : other.max <= cap.max && other.perDays >= cap.perDays;
}
