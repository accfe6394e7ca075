import type { AxisCalibration, Policy } from '../rules/policy.ts';
import type { EpochMs } from '../time/time-units.ts';
import type { Distribution } from './distribution.ts';
import { quantile } from './quantile.ts';
import type { FittedModels, Scorecard } from './scorecard.ts';
import { shareBorder } from './share-border.ts';

/** The customers with a purchase in the window at one instant, by each of the three numbers that are scored. */
export interface Distributions {
  /** Whole days since the last purchase. */
  readonly recencyDays: Distribution;
  /** max(1, purchases − cancellations) in the window. */
  readonly frequency: Distribution;
  /** Net money of the window in minor units, 0 or more. */
  readonly monetaryMinor: Distribution;
}

/**
 * Makes a scorecard in the ways that the policy chooses: cut points by axis (quantiles of type 7, mean or median) and ABC
 * borders. undefined when no customer has a purchase in the window.
 *
 * @param at the instant at which the customers were looked at
 * @param models what was fitted on them
 */
export function calibrate(
  found: Distributions,
  policy: Policy,
  at: EpochMs,
  models: FittedModels,
): Scorecard | undefined {
  const customers = found.frequency.total;
  if (customers === 0) return undefined;
  const { rfm, calibration } = policy;
  return {
    calibratedAt: at,
    customers,
    recencyDays: cutPoints(found.recencyDays, calibration.recency, rfm.recencyDays.length),
    frequency: cutPoints(found.frequency, calibration.frequency, rfm.frequency.length),
    monetaryMinor: cutPoints(found.monetaryMinor, calibration.monetary, rfm.monetaryMinor.length),
    value: calibration.value === 'fixed' ? null : valueBorders(found.monetaryMinor, policy),
    models,
  };
}

function cutPoints(found: Distribution, by: AxisCalibration, count: number): readonly number[] {
  switch (by) {
    case 'fixed':
      return [];
    case 'mean':
      return [mean(found)];
    case 'median':
      return [quantile(found, 1, 2)];
    case 'quantiles':
      return Array.from({ length: count }, (_, index) => quantile(found, index + 1, count + 1));
    default:
      return by satisfies never;
  }
}

function mean({ values, counts, total }: Distribution): number {
  return values.reduce((sum, value, index) => sum + value * counts[index]!, 0) / total;
}

function valueBorders(money: Distribution, { calibration }: Policy): NonNullable<Scorecard['value']> {
  const { abc, highPercent, midPercent } = calibration;
  return {
    highMinor: shareBorder(money, highPercent, abc).leastMinor,
    midMinor: shareBorder(money, midPercent, abc).leastMinor,
  };
}
