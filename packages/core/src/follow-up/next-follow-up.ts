import type { FollowUpPlan } from '../rules/follow-up.ts';
import type { View } from '../state/view.ts';
import { type EpochMs, NEVER } from '../time/time-units.ts';
import { freeOfCapsFrom, gapEnd } from './allowed-from.ts';
import { followUpDue, planBase, planInForce } from './follow-up-due.ts';

/** What holds a follow-up back after its base: a cap or the least gap, whichever lasts longer, and then quiet hours. */
export type FollowUpDelay = 'cap' | 'gap' | 'quiet';

/** The plan that a customer is in, and its next follow-up if nothing happens until then. */
export interface NextFollowUp {
  readonly plan: FollowUpPlan;
  /** Which one comes next, from 1 on; null, as are `base` and `due`, when all of the plan's have been. */
  readonly number: number | null;
  /** When it is due by the plan alone; may lie before the customer's own time. */
  readonly base: EpochMs | null;
  /** From when on caps and the least gap allow one over the plan's channel; null where nothing stands against it. */
  readonly allowedFrom: EpochMs | null;
  /** When it will be published: null also where every weekday is quiet. */
  readonly due: EpochMs | null;
  /** Why that is later than the base; empty where it is not. */
  readonly delays: readonly FollowUpDelay[];
}

/**
 * The plan in force and what it brings next; null for a customer without a plan.
 *
 * @param view of any instant at or after the customer's own time: what comes next counts from the latter
 * @example nextFollowUp(viewAt(state, at, ruleSet, deployment))?.due
 */
export function nextFollowUp(view: View): NextFollowUp | null {
  const { state, policy } = view;
  const plan = planInForce(state, policy.followUp);
  if (plan === undefined) return null;
  const byCaps = freeOfCapsFrom(state, policy.followUp, plan.channel);
  const byGap = gapEnd(state, policy.followUp);
  const allowed = Math.max(byCaps, byGap);
  const allowedFrom = Number.isFinite(allowed) ? allowed : null;
  const base = planBase(view);
  if (base === NEVER) return { plan, number: null, base: null, allowedFrom, due: null, delays: [] };
  const due = followUpDue(view, NEVER);
  const delays: FollowUpDelay[] = [];
  if (allowed > base) delays.push(byCaps < byGap ? 'gap' : 'cap');
  if (due > Math.max(base, allowed, state.asOf!)) delays.push('quiet');
  const number = state.contact.plan!.count + 1;
  return { plan, number, base, allowedFrom, due: due === NEVER ? null : due, delays };
}
