import { DAY, type EpochMs, type ObservedSignal, type Policy } from '@tidemark/core';
import type { Lifetime } from '../facts/lifetime.ts';
import { daysUntilUnlikely } from '../models/days-until-unlikely.ts';
import { daysSilent, probabilityActive, tellingModel, toSixDecimals } from '../models/probability-active.ts';

/** From when it stands, if no purchase comes: last + max(minOverdueDays, n*) days. null: never. */
export function unlikelyFrom(life: Lifetime, policy: Policy): EpochMs | null {
  const days = daysUntilUnlikely(life, policy);
  return days === null ? null : life.lastAt + Math.max(policy.churn.pActive.minOverdueDays, days) * DAY;
}

/** null: the signal does not stand. */
export function pActiveSignal(life: Lifetime, at: EpochMs, policy: Policy): ObservedSignal | null {
  const since = unlikelyFrom(life, policy);
  if (since === null || at < since) return null;
  const { horizonDays, below } = policy.churn.pActive;
  const observed = probabilityActive(tellingModel(policy)!, life, daysSilent(life, at), horizonDays);
  return { signal: 'p_active', observed: toSixDecimals(observed), threshold: below, since };
}
