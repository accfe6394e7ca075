import type { State } from '../state/state.ts';
import { localDay } from '../time/local-day.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { ZoneTable } from '../time/zone-table.ts';
import { recencyDays } from './recency-days.ts';

const DAYS_PER_WEEK = 7;

/** A customer's purchases as the buy-till-you-die models take them (Fader & Hardie: x, t_x, T), in weeks. */
export interface PurchaseRhythm {
  /** Repeat purchases: local days with at least one purchase, minus 1. */
  readonly x: number;
  /** From the first to the last purchase day. */
  readonly tX: number;
  /** From the first purchase day to the instant asked for. */
  readonly T: number;
}

/** The rhythm at an instant; null for a customer who never bought. */
export function purchaseRhythm(state: State, at: EpochMs, zone: ZoneTable): PurchaseRhythm | null {
  const { firstPurchaseAt, lastPurchaseAt, purchaseDays } = state;
  if (firstPurchaseAt === null || lastPurchaseAt === null) return null;
  const tX = (localDay(zone, lastPurchaseAt) - localDay(zone, firstPurchaseAt)) / DAYS_PER_WEEK;
  return { x: purchaseDays - 1, tX, T: tX + recencyDays(lastPurchaseAt, at) / DAYS_PER_WEEK };
}
