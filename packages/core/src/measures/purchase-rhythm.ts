import type { PurchaseRhythm } from '../models/purchase-rhythm.ts';
import type { State } from '../state/state.ts';
import { localDay } from '../time/local-day.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { recencyDays } from './recency-days.ts';

const DAYS_PER_WEEK = 7;

/** The rhythm at an instant at or after the customer's own time; null for a customer who never bought (FOLD.md, section 3). */
export function purchaseRhythm(state: State, at: EpochMs, zone: ZoneTable): PurchaseRhythm | null {
  const { firstPurchaseAt, lastPurchaseAt, purchaseDays } = state;
  if (firstPurchaseAt === null || lastPurchaseAt === null) return null;
  const tX = (localDay(zone, lastPurchaseAt) - localDay(zone, firstPurchaseAt)) / DAYS_PER_WEEK;
  return { x: purchaseDays - 1, tX, T: tX + recencyDays(lastPurchaseAt, at) / DAYS_PER_WEEK };
}
