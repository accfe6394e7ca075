import { calibratedPolicy, type Policy, type Scorecard } from '@tidemark/core';

/** The path of limits, or of a model's parameters, in a policy that a scorecard may take the place of. */
export type ShadowedLimit = (typeof limits)[number][0];

const limits = [
  ['rfm.recencyDays', ({ rfm }: Policy) => rfm.recencyDays],
  ['rfm.frequency', ({ rfm }: Policy) => rfm.frequency],
  ['rfm.monetaryMinor', ({ rfm }: Policy) => rfm.monetaryMinor],
  ['value', ({ value }: Policy) => value],
  ['models.purchase', ({ models }: Policy) => models.purchase],
  ['models.spend', ({ models }: Policy) => models.spend],
] as const;

/** The limits of a policy that a scorecard takes the place of: they can be written, but do not act. */
export function shadowedLimits(policy: Policy, scorecard: Scorecard | null): readonly ShadowedLimit[] {
  const calibrated = calibratedPolicy(policy, scorecard);
  return limits
    .filter(([, limitsOf]) => limitsOf(policy) !== null && limitsOf(calibrated) !== limitsOf(policy))
    .map(([path]) => path);
}
