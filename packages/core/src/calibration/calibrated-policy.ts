import type { AxisCalibration, Policy, PolicyOverride, ValueBorder } from '../rules/policy.ts';
import type { Scorecard } from './scorecard.ts';

/**
 * A policy with a scorecard's cut points in the place of its limits: on each axis that the policy calibrates and that has
 * as many limits as the scorecard has cut points. Without a scorecard the policy itself.
 *
 * What a customer type has limits of its own for keeps them: a value with a border of its own keeps both of the policy's.
 *
 * A recency of more than Q days is one of at least ⌊Q⌋ + 1 days, whole days being what is counted. A border that is left
 * below where it is entered keeps that proportion, but never falls to 0: a customer without money is low (FOLD.md, section 6).
 */
export function calibratedPolicy(policy: Policy, scorecard: Scorecard | null): Policy {
  if (scorecard === null) return policy;
  const { rfm, calibration } = policy;
  const recency = scorecard.recencyDays.map((cut) => Math.floor(cut) + 1);
  return {
    ...policy,
    rfm: {
      ...rfm,
      recencyDays: chosen(calibration.recency, rfm.recencyDays, recency),
      frequency: chosen(calibration.frequency, rfm.frequency, scorecard.frequency),
      monetaryMinor: chosen(calibration.monetary, rfm.monetaryMinor, scorecard.monetaryMinor),
    },
    value: calibratedValue(policy, scorecard),
    models: calibration.models === 'fixed' ? policy.models : fittedModels(policy, scorecard),
    byCustomerType: withWholeValues(policy),
  };
}

/** A type's own border beside the scorecard's other one would be of two tables, and may lie on its wrong side. */
function withWholeValues({ value, byCustomerType }: Policy): Policy['byCustomerType'] {
  const { individual, enterprise } = byCustomerType;
  const whole = (override: PolicyOverride): PolicyOverride =>
    override.value === undefined ? override : { ...override, value: { ...value, ...override.value } };
  return {
    ...(individual && { individual: whole(individual) }),
    ...(enterprise && { enterprise: whole(enterprise) }),
  };
}

function chosen(by: AxisCalibration, limits: readonly number[], cuts: readonly number[]): readonly number[] {
  return by !== 'fixed' && cuts.length === limits.length ? cuts : limits;
}

/** Where nothing was fitted, what the policy itself carries stays. */
function fittedModels({ models }: Policy, { models: fitted }: Scorecard): Policy['models'] {
  return { purchase: fitted.purchase ?? models.purchase, spend: fitted.spend ?? models.spend };
}

function calibratedValue({ value, calibration }: Policy, scorecard: Scorecard): Policy['value'] {
  if (calibration.value === 'fixed' || scorecard.value === null) return value;
  const { highMinor, midMinor } = scorecard.value;
  return { high: movedTo(value.high, highMinor), mid: movedTo(value.mid, midMinor) };
}

function movedTo({ enterMinor, leaveMinor }: ValueBorder, border: number): ValueBorder {
  return { enterMinor: border, leaveMinor: Math.max(1, Math.floor((border * leaveMinor) / enterMinor)) };
}
