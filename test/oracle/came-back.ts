import { DAY, type EpochMs, type Policy } from '@tidemark/core';
import type { History } from './history.ts';
import { type Lifetime, lifetimeOf } from './lifetime.ts';

/** Raw churned: someone who has bought, silent for `churnAfterDays` or longer. */
export function isChurned(life: Lifetime | null, at: EpochMs, policy: Policy): boolean {
  return life !== null && at - life.lastAt >= policy.lifecycle.churnAfterDays * DAY;
}

/**
 * The step of the last purchase that brought the customer back (FOLD.md 4): churned without it and not churned with it,
 * by the policy and at the instant of that step. null: never came back.
 */
export function cameBackAt(history: History): EpochMs | null {
  const returns = history.filter((entry, index) => {
    if (entry.event.kind !== 'PURCHASE') return false;
    const without = lifetimeOf(history.slice(0, index));
    const withIt = lifetimeOf(history.slice(0, index + 1));
    return (
      isChurned(without, entry.appliedAt, entry.policy) && !isChurned(withIt, entry.appliedAt, entry.policy)
    );
  });
  return returns.at(-1)?.appliedAt ?? null;
}
