import { allowedFrom, capLeft } from '../follow-up/allowed-from.ts';
import { followUpDue, planBase, planInForce } from '../follow-up/follow-up-due.ts';
import type { FollowUpPlan } from '../rules/follow-up.ts';
import type { StepCause } from '../state/class-assignment.ts';
import { FOLLOW_UPS_REMEMBERED } from '../state/plan-in-force.ts';
import type { View } from '../state/view.ts';
import type { CustomerUpdate } from './customer-update.ts';
import { nextPublished } from './next-published.ts';

/** Whether the plan's next follow-up is due at the view's instant. */
export function isFollowUpDue(view: View): boolean {
  return followUpDue(view, view.at + 1) <= view.at;
}

/** Publishes the plan's next follow-up where it is due, and counts it; false where it is not. */
export function publishFollowUp(update: CustomerUpdate, view: View, cause: StepCause): boolean {
  if (!isFollowUpDue(view)) return false;
  const { draft } = update;
  const { at, policy } = view;
  const { followUp } = policy;
  const plan = planInForce(draft, followUp)!;
  const dueSince = planBase(view);
  const inForce = draft.contact.plan!;
  const number = inForce.count + 1;
  const left = capLeft(draft, followUp, plan.channel, at);
  const heldBack = allowedFrom(draft, followUp, plan.channel) > dueSince;
  const sent = { at, plan: plan.name, channel: plan.channel, number };
  draft.contact = {
    ...draft.contact,
    plan: { ...inForce, count: number, lastAt: at },
    recentFollowUps: [...draft.contact.recentFollowUps, sent].slice(-FOLLOW_UPS_REMEMBERED),
  };
  update.outputs.push({
    type: 'follow-up-due',
    plan: plan.name,
    channel: plan.channel,
    purpose: plan.purpose,
    number,
    of: timesOf(plan),
    dueSince,
    heldBack,
    capRemaining: left === null ? null : left - 1,
    ...nextPublished(update, view, cause),
  });
  return true;
}

function timesOf({ everyDays, times }: FollowUpPlan): number | null {
  return everyDays === null ? 1 : times;
}
