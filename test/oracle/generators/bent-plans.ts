import type { FollowUpPlan, Policy } from '@tidemark/core';
import fc from 'fast-check';
import { planRhythm } from './arbitrary-follow-up.ts';

/** Contents that all plans take on while they go on under their names; what is left out stays. */
export type PlanBend = Partial<Omit<FollowUpPlan, 'name' | 'when'>>;

/** Other instants, another channel, other words, or nothing at all. */
export const arbitraryPlanBend: fc.Arbitrary<PlanBend> = fc
  .record(
    {
      rhythm: planRhythm,
      firstAfterDays: fc.integer({ min: 0, max: 3 }),
      spreadDays: fc.constantFrom(0, 1, 2, 5),
      againAfterDays: fc.integer({ min: 0, max: 9 }),
      channel: fc.constantFrom('phone', 'email'),
    },
    { requiredKeys: [] },
  )
  .map(({ rhythm, ...rest }) => ({ ...rest, ...rhythm }));

export function withBentPlans(policy: Policy, bend: PlanBend): Policy {
  const plans = policy.followUp.plans.map((plan) => ({ ...plan, ...bend }));
  return { ...policy, followUp: { ...policy.followUp, plans } };
}
