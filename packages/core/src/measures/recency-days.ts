import { DAY, type EpochMs } from '../time/time-units.ts';

/** Whole days of 24 hours since the last purchase: 0 on the first day. */
export function recencyDays(lastPurchaseAt: EpochMs, at: EpochMs): number {
  return Math.floor((at - lastPurchaseAt) / DAY);
}
