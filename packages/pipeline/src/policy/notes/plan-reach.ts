import type { FollowUpPlan, Policy } from '@tidemark/core';
import { type ClassBox, outside, within } from '../classes/class-box.ts';
import { reachableBoxes } from '../classes/reachable-boxes.ts';

/** Whom a plan can be for. */
export interface PlanReach {
  readonly plan: FollowUpPlan;
  /** For whom its conditions hold. */
  readonly fits: readonly ClassBox[];
  /** Of these, whom no earlier plan takes while the customer has opted out of nothing. */
  readonly first: readonly ClassBox[];
  /** Of these, whom no earlier plan over the same channel takes: all others can be opted out of. */
  readonly firstOfChannel: readonly ClassBox[];
  /** Earlier plans that take some of them. */
  readonly before: readonly FollowUpPlan[];
}

/** What is left for each plan, in their order. */
export function planReaches(policy: Policy): readonly PlanReach[] {
  const { plans } = policy.followUp;
  const everybody = reachableBoxes(policy);
  return plans.map((plan, index) => {
    const fits = everybody.map((box) => within(box, plan)).filter((box) => box !== undefined);
    const before = plans
      .slice(0, index)
      .filter((earlier) => fits.some((box) => within(box, earlier) !== undefined));
    const ofChannel = before.filter(({ channel }) => channel === plan.channel);
    return { plan, fits, first: left(fits, before), firstOfChannel: left(fits, ofChannel), before };
  });
}

function left(boxes: readonly ClassBox[], taken: readonly FollowUpPlan[]): readonly ClassBox[] {
  return taken.reduce((rest, plan) => rest.flatMap((box) => outside(box, plan)), boxes);
}
