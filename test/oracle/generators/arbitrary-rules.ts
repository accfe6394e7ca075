import { calibratedPolicy, type Policy, type Scorecard } from '@tidemark/core';
import fc from 'fast-check';
import { bentRetail, briskPolicy, presetRetail } from './arbitrary-policy.ts';
import { arbitraryScorecard } from './arbitrary-scorecard.ts';
import { arbitraryPlanBend, type PlanBend, withBentPlans } from './bent-plans.ts';

/** The contents of a rule set: a policy as calibrated by the scorecard of then. */
export interface DrawnRules {
  readonly policy: Policy;
  readonly policyVersion: number;
  readonly scorecardVersion: number | null;
}

/** A new policy, the newest one with its plans bent, a new scorecard, or both; what does not change stays the newest known. */
interface News {
  readonly policy: Policy | null;
  readonly bend: PlanBend | null;
  readonly scorecard: Scorecard | null;
}

const NO_NEWS: News = { policy: null, bend: null, scorecard: null };

function rulesBy(first: Policy, news: readonly News[]): readonly DrawnRules[] {
  const policies = [first];
  const scorecards: Scorecard[] = [];
  return [NO_NEWS, ...news].map(({ policy, bend, scorecard }) => {
    if (policy !== null) policies.push(policy);
    if (bend !== null) policies.push(withBentPlans(policies.at(-1)!, bend));
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
    fc.record({ policy }).map((part) => ({ ...NO_NEWS, ...part })),
    fc.record({ bend: arbitraryPlanBend }).map((part) => ({ ...NO_NEWS, ...part })),
    fc.record({ scorecard: arbitraryScorecard }).map((part) => ({ ...NO_NEWS, ...part })),
    fc.record({ policy, scorecard: arbitraryScorecard }).map((part) => ({ ...NO_NEWS, ...part })),
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
