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
}
