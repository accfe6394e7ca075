import { DAY, type EpochMs, type Policy } from '@tidemark/core';
import { policyOfType } from '../rules/policy-of-type.ts';
import { customerTypeOf } from './customer-type.ts';
import type { History } from './history.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';

/** Raw churned: someone who has bought, silent for `churnAfterDays` or longer. */
export function isChurned(life: Lifetime | null, at: EpochMs, policy: Policy): boolean {
  return life !== null && at - life.lastAt >= policy.lifecycle.churnAfterDays * DAY;
}

/** Raw churned, by the policy of the customer's own type. */
function isChurnedBy(history: History, at: EpochMs, policy: Policy): boolean {
  return isChurned(lifetimeOf(history), at, policyOfType(policy, customerTypeOf(history)));
}

/**
 * The step of the last purchase that brought the customer back (FOLD.md 4): churned without it and not churned with it,
 * at the instant of that step, each by the policy of the type known then. null: never came back.
 */
export function cameBackAt(history: History): EpochMs | null {
  const returns = history.filter((entry, index) => {
    if (entry.event.kind !== 'PURCHASE') return false;
    const { appliedAt } = entry;
    const [without, withIt] = [history.slice(0, index), history.slice(0, index + 1)];
    return isChurnedBy(without, appliedAt, entry.policy) && !isChurnedBy(withIt, appliedAt, entry.policy);
  });
  return returns.at(-1)?.appliedAt ?? null;
}
