import type { EpochMs } from '../time/time-units.ts';

/** Cut points as a calibration found them. They stay as they are until the next one: nobody moves because somebody else bought. */
export interface Scorecard {
  /** The instant whose customers were looked at. */
  readonly calibratedAt: EpochMs;
  /** How many had a purchase in the window then. */
  readonly customers: number;
  /** Ascending, cut points may be equal or lie between integers; empty where the policy of then fixed the axis. */
  readonly recencyDays: readonly number[];
  readonly frequency: readonly number[];
  readonly monetaryMinor: readonly number[];
  /** The least net money of an A (high) and of a B (mid) customer; null where the policy of then fixed the amounts. */
  readonly value: { readonly highMinor: number; readonly midMinor: number } | null;
}
