import type { Policy } from '@tidemark/core';
import type { Lifetime } from '../facts/lifetime.ts';
import { probabilityActive, tellingModel } from './probability-active.ts';

/** Nobody is waited for longer (FOLD.md 9). */
const MOST_DAYS = 36_500;

/** Every instant that is looked at asks anew: what one life under one policy gave is remembered. */
const found = new WeakMap<Policy, WeakMap<Lifetime, number | null>>();

/** n* of FOLD.md 9, day by day: the first whole day of silence on which a purchase is unlikely. null: never. */
export function daysUntilUnlikely(life: Lifetime, policy: Policy): number | null {
  const ofPolicy = found.get(policy) ?? new WeakMap<Lifetime, number | null>();
  found.set(policy, ofPolicy);
  const known = ofPolicy.get(life);
  if (known !== undefined) return known;
  const days = search(life, policy);
  ofPolicy.set(life, days);
  return days;
}

function search(life: Lifetime, policy: Policy): number | null {
  const model = tellingModel(policy);
  if (model === null) return null;
  const { horizonDays, below, fallenToPercent } = policy.churn.pActive;
  const atFirst = probabilityActive(model, life, 0, horizonDays);
  for (let days = 0; days <= MOST_DAYS; days += 1) {
    const now = probabilityActive(model, life, days, horizonDays);
    if (now < below && 100 * now <= fallenToPercent * atFirst) return days;
  }
  return null;
}
