import type { FollowUpPlan } from '../rules/follow-up.ts';
import { PHASES } from '../state/phase-of.ts';
import type { PlanInForce } from '../state/plan-in-force.ts';
import { DAY, type DurationMs, type EpochMs, NEVER } from '../time/time-units.ts';

/**
 * When the plan's next follow-up is due by the plan alone, whatever caps, the least gap and quiet hours allow; `NEVER` when
 * there is no next one.
 *
 * @param phase the customer's
 * @param goLive of the deployment: who was in the plan before is spread from it on
 */
export function baseOf(
  { since, count, lastAt, notBefore }: PlanInForce,
  plan: FollowUpPlan,
  phase: number,
  goLive: EpochMs,
): EpochMs {
  if (count > 0 && plan.everyDays === null) return NEVER;
  if (plan.times !== null && count >= plan.times) return NEVER;
  const next =
    count === 0 ? since + plan.firstAfterDays * DAY : Math.max(since, lastAt! + plan.everyDays! * DAY);
  const spread = since < goLive ? Math.max(next, goLive + spreadOf(plan, phase)) : next;
  return notBefore === null ? spread : Math.max(spread, notBefore);
}

/** How long a customer of a phase waits among those who are all due at once: less than `spreadDays`. */
export function spreadOf({ spreadDays }: FollowUpPlan, phase: number): DurationMs {
  return Math.floor((phase * spreadDays * DAY) / PHASES);
}
