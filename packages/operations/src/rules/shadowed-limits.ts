import { calibratedPolicy, type Policy, type Scorecard } from '@tidemark/core';

const limits: readonly (readonly [path: string, limitsOf: (policy: Policy) => unknown])[] = [
  ['rfm.recencyDays', ({ rfm }) => rfm.recencyDays],
  ['rfm.frequency', ({ rfm }) => rfm.frequency],
  ['rfm.monetaryMinor', ({ rfm }) => rfm.monetaryMinor],
  ['value', ({ value }) => value],
];

/** The limits of a policy that a scorecard takes the place of, a line each: they can be written, but do not act. */
export function shadowedLimits(policy: Policy, scorecard: Scorecard | null): readonly string[] {
  const calibrated = calibratedPolicy(policy, scorecard);
  return limits
    .filter(([, limitsOf]) => limitsOf(calibrated) !== limitsOf(policy))
    .map(
      ([path]) =>
        `The scorecard in force takes the place of ${path}: "calibration" in the policy can fix it instead.`,
    );
}
