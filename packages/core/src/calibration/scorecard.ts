import type { PurchaseModel } from '../models/purchase-model.ts';
import type { SpendModel } from '../models/spend-model.ts';
import type { EpochMs } from '../time/time-units.ts';

/** Cut points as a calibration found them. They are in force until the next one: no customer moves because another one bought. */
export interface Scorecard {
  /** The instant as of which customers were looked at. */
  readonly calibratedAt: EpochMs;
  /** How many had a purchase in the window then. */
  readonly customers: number;
  /** In days, ascending; may be equal, or lie between integers; empty where the policy of then fixed the axis. */
  readonly recencyDays: readonly number[];
  /** Ascending, likewise; F counts those strictly below the value. */
  readonly frequency: readonly number[];
  /** Ascending, likewise, in minor units. */
  readonly monetaryMinor: readonly number[];
  /** The least net money of an A (high) and of a B (mid) customer; null where the policy of then fixed the amounts. */
  readonly value: { readonly highMinor: number; readonly midMinor: number } | null;
  /** What was fitted, or what the scorecard before had where a fit was kept out (`fitModels`); null where neither is. */
  readonly models: FittedModels;
}

/** Models that a fit has found, with what speaks for them. */
export interface FittedModels {
  readonly purchase:
    | (PurchaseModel &
        FittedOn & {
          /** Its dropout is so rare that nobody ever leaves: it says nothing of who will (FOLD.md, section 8). */
          readonly isDegenerate: boolean;
        })
    | null;
  readonly spend: (SpendModel & FittedOn) | null;
}

interface FittedOn {
  /** Of the customers it was fitted on: natural logarithm, summed up. */
  readonly logLikelihood: number;
  /** How many these were. */
  readonly customers: number;
}
