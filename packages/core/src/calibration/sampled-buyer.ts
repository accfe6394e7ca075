import { purchaseRhythm } from '../measures/purchase-rhythm.ts';
import type { PurchaseRhythm } from '../models/purchase-rhythm.ts';
import type { State } from '../state/state.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { ZoneTable } from '../time/zone-table.ts';

/** A customer who has bought, as the models see it. */
export interface SampledBuyer extends PurchaseRhythm {
  /** PURCHASEs ever, 1 or more: of one day there may be several. */
  readonly n: number;
  /** Their money less all refunds and cancellations, 0 or more, by n: minor units of the first currency, no whole number. */
  readonly meanMinor: number;
}

/** The buyer at an instant at or after the customer's own time; null for a customer who never bought. */
export function sampledBuyer(state: State, at: EpochMs, zone: ZoneTable): SampledBuyer | null {
  const rhythm = purchaseRhythm(state, at, zone);
  if (rhythm === null) return null;
  const n = state.purchases;
  return { ...rhythm, n, meanMinor: Math.max(0, state.moneyMinor) / n };
}
