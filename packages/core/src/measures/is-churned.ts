import type { Policy } from '../rules/policy.ts';
import { DAY, type EpochMs } from '../time/time-units.ts';

/** True when the silence since the last purchase has reached `churnAfterDays`. */
export function isChurned(lastPurchaseAt: EpochMs, at: EpochMs, policy: Policy): boolean {
  return at - lastPurchaseAt >= policy.lifecycle.churnAfterDays * DAY;
}
