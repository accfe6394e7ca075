import { DAY, type EpochMs, type Policy } from '@tidemark/core';
import { isChurned } from '../facts/came-back.ts';
import type { Facts } from '../facts/facts.ts';

/** The lifecycle row of the table in FOLD.md 4, first match. */
export function rawLifecycle(facts: Facts, at: EpochMs, policy: Policy): string {
  const { life, cameBackAt } = facts;
  const { newDays, wonBackDays } = policy.lifecycle;
  if (life === null) return facts.lastContactAt === null ? 'prospect' : 'contacted';
  if (isChurned(life, at, policy)) return 'churned';
  if (cameBackAt !== null && at - cameBackAt < wonBackDays * DAY) return 'won_back';
  if (life.purchases === 1 && at - life.lastAt < newDays * DAY) return 'new';
  return 'established';
}
