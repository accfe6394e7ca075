import { calibratedPolicy, type Policy, type Scorecard } from '@tidemark/core';
import fc from 'fast-check';
import { bentRetail, briskPolicy, presetRetail } from './arbitrary-policy.ts';
import { arbitraryScorecard } from './arbitrary-scorecard.ts';

/** The contents of a rule set: a policy as calibrated by the scorecard of then. */
export interface DrawnRules {
  readonly policy: Policy;
  readonly policyVersion: number;
  readonly scorecardVersion: number | null;
}

/** A new policy, a new scorecard, or both; the other stays the newest known. */
interface News {
  readonly policy: Policy | null;
  readonly scorecard: Scorecard | null;
}

function rulesBy(first: Policy, news: readonly News[]): readonly DrawnRules[] {
  const policies = [first];
  const scorecards: Scorecard[] = [];
  return [{ policy: null, scorecard: null }, ...news].map(({ policy, scorecard }) => {
    if (policy !== null) policies.push(policy);
    if (scorecard !== null) scorecards.push(scorecard);
    return {
      policy: calibratedPolicy(policies.at(-1)!, scorecards.at(-1) ?? null),
      policyVersion: policies.length,
      scorecardVersion: scorecards.length === 0 ? null : scorecards.length,
    };
  });
}

/** Rules that follow one another, the first of them without a scorecard. */
function rulesOf(policy: fc.Arbitrary<Policy>, maxLength: number): fc.Arbitrary<readonly DrawnRules[]> {
  const news = fc.oneof(
    fc.record({ policy, scorecard: fc.constant(null) }),
    fc.record({ policy: fc.constant(null), scorecard: arbitraryScorecard }),
    fc.record({ policy, scorecard: arbitraryScorecard }),
  );
  return fc
    .tuple(policy, fc.array(news, { maxLength: maxLength - 1 }))
    .map(([first, later]) => rulesBy(first, later));
}

/** The rules of one deployment, the first of them in force from the beginning. */
export const arbitraryRules: fc.Arbitrary<readonly DrawnRules[]> = fc.oneof(
  { arbitrary: rulesOf(briskPolicy, 4), weight: 8 },
  { arbitrary: rulesOf(presetRetail, 1), weight: 1 },
  { arbitrary: rulesOf(bentRetail, 3), weight: 1 },
);
