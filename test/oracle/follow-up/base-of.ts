import { DAY, type DurationMs, type EpochMs, type FollowUpPlan } from '@tidemark/core';
import type { PlanState } from '../state/plan-state.ts';

/** How far this customer is moved when all are due at once: ⌊phase·spreadDays⌋, of a phase in 65,536ths. */
export function spreadOf({ spreadDays }: FollowUpPlan, phase: number): DurationMs {
  return Math.floor((phase * spreadDays * DAY) / 65_536);
}

/** When the plan's next follow-up is due but for caps, gap and quiet times (FOLD.md 11); null: there is no next one. */
export function baseOf(plan: FollowUpPlan, state: PlanState, phase: number, goLive: EpochMs): EpochMs | null {
  const { since, count, lastAt, notBefore } = state;
  if (plan.times !== null && count >= plan.times) return null;
  const live = since < goLive ? goLive + spreadOf(plan, phase) : goLive;
  if (count === 0) return Math.max(since + plan.firstAfterDays * DAY, notBefore, live);
  if (plan.everyDays === null) return null;
  return Math.max(since, lastAt! + plan.everyDays * DAY, notBefore, live);
}
