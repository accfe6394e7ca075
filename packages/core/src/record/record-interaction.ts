import type { InteractionEvent } from '../events/customer-event.ts';
import type { DeploymentConfig } from '../rules/deployment-config.ts';
import type { PlanInForce } from '../state/plan-in-force.ts';
import type { Draft } from '../state/state.ts';
import { addToWeek, firstWeekKept, weekOf } from '../state/week-counts.ts';
import { latest } from '../time/latest.ts';
import { localDay } from '../time/local-day.ts';
import type { EpochMs } from '../time/time-units.ts';
import { recordWish } from './record-wish.ts';

/**
 * Takes an interaction into a draft. A contact that the shop made, and what the customer wants of such contacts, is no
 * activity of the customer's own: a call must not wake who is silent (FOLD.md, section 3).
 */
export function recordInteraction(draft: Draft, event: InteractionEvent, deployment: DeploymentConfig): void {
  switch (event.interaction) {
    case 'CONTACT_MADE':
      recordContact(draft, event.at);
      return;
    case 'OPT_OUT':
    case 'OPT_IN':
      recordWish(draft, event);
      return;
    default:
      draft.lastInteractionAt = latest(draft.lastInteractionAt, event.at);
      countInItsWeek(draft, event.at, deployment);
  }
}

function countInItsWeek(draft: Draft, at: EpochMs, { zone }: DeploymentConfig): void {
  const { contact } = draft;
  const week = weekOf(localDay(zone, at), contact.firstDay!);
  if (week < firstWeekKept(localDay(zone, draft.asOf!), contact.firstDay!)) return;
  draft.contact = { ...contact, interactionWeeks: addToWeek(contact.interactionWeeks, week) };
}

/** A contact made stands for the plan's first follow-up, and later ones count from it, whatever its channel. */
function recordContact(draft: Draft, at: EpochMs): void {
  const { contact } = draft;
  const lastContactAt = latest(contact.lastContactAt, at);
  draft.contact = { ...contact, lastContactAt, plan: contact.plan && contacted(contact.plan, at) };
}

function contacted(plan: PlanInForce, at: EpochMs): PlanInForce {
  if (at <= (plan.lastAt ?? plan.since)) return plan;
  return { ...plan, count: Math.max(1, plan.count), lastAt: at };
}
