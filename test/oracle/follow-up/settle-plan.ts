import { DAY, type EpochMs, type FollowUpPlan, type Policy } from '@tidemark/core';
import type { PlanState, PublishedFollowUp } from '../state/plan-state.ts';
import { baseOf, spreadOf } from './base-of.ts';

/** A step in which the plan is chosen. */
export interface PlanStep {
  readonly at: EpochMs;
  readonly before: PlanState | null;
  readonly chosen: FollowUpPlan | null;
  readonly published: readonly PublishedFollowUp[];
  readonly phase: number;
  readonly goLive: EpochMs;
  /** The policy that another one takes the place of in this step; null where no rule set is passed. */
  readonly replaced: Policy | null;
}

/** A plan begins with none done, or goes on where it was when that is not long ago (FOLD.md 11, count). */
function begun(plan: FollowUpPlan, { at, published, phase, replaced }: PlanStep): PlanState {
  const last = published.findLast((followUp) => followUp.plan === plan.name);
  const goesOn = last !== undefined && at - last.at < plan.againAfterDays * DAY;
  return {
    name: plan.name,
    since: at,
    count: goesOn ? last.number : 0,
    lastAt: goesOn ? last.at : null,
    notBefore: replaced === null ? Number.NEGATIVE_INFINITY : at + spreadOf(plan, phase),
  };
}

/** Rules that leave a running plan another base than before let nothing be due before they have spread it. */
function kept(plan: FollowUpPlan, state: PlanState, { at, phase, goLive, replaced }: PlanStep): PlanState {
  if (replaced === null) return state;
  const old = replaced.followUp.plans.find(({ name }) => name === plan.name)!;
  if (baseOf(old, state, phase, goLive) === baseOf(plan, state, phase, goLive)) return state;
  return { ...state, notBefore: Math.max(state.notBefore, at + spreadOf(plan, phase)) };
}

/** The customer's plan after a step; null: no plan is for this customer. */
export function settlePlan(step: PlanStep): PlanState | null {
  const { before, chosen } = step;
  if (chosen === null) return null;
  return before?.name === chosen.name ? kept(chosen, before, step) : begun(chosen, step);
}

/** A contact made stands for the first follow-up, and later ones count from it; an older one changes nothing. */
export function afterContact(plan: PlanState | null, at: EpochMs): PlanState | null {
  if (plan === null) return null;
  const last = plan.count === 0 ? plan.since : plan.lastAt!;
  return at > last ? { ...plan, lastAt: at, count: Math.max(1, plan.count) } : plan;
}
