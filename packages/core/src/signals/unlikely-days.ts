import { daysUntilUnlikely } from '../models/days-until-unlikely.ts';
import type { PurchaseModel } from '../models/purchase-model.ts';
import type { Policy } from '../rules/policy.ts';

/** Far more rhythms than customers of most shops have; a map of them takes a few megabytes. */
const RHYTHMS_REMEMBERED = 65_536;
/** More days than there are instants for: a key holds x and t_x apart. */
const MOST_DAYS = 2 ** 28;

// Most customers share few rhythms, and whoever has one keeps it for months: each is worked out once for a policy.
const known = new WeakMap<Policy, Map<number, number>>();
let lastPolicy: Policy | undefined;
let lastKnown: Map<number, number>;

/**
 * n* of p_active: after how many whole days of silence a customer is unlikely to buy under a policy; infinite where it never
 * will be.
 *
 * @param lastDay t_x in whole days
 */
export function unlikelyDays(policy: Policy, model: PurchaseModel, x: number, lastDay: number): number {
  const rhythms = rhythmsOf(policy);
  const key = x * MOST_DAYS + lastDay;
  const before = rhythms.get(key);
  if (before !== undefined) return before;
  const rhythm = { x, tX: lastDay / 7 };
  const days = daysUntilUnlikely(model, rhythm, policy.churn.pActive) ?? Number.POSITIVE_INFINITY;
  if (rhythms.size >= RHYTHMS_REMEMBERED) rhythms.clear();
  rhythms.set(key, days);
  return days;
}

function rhythmsOf(policy: Policy): Map<number, number> {
  if (policy === lastPolicy) return lastKnown;
  lastKnown = known.get(policy) ?? new Map();
  known.set(policy, lastKnown);
  lastPolicy = policy;
  return lastKnown;
}
