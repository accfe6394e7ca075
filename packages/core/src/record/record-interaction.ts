import type { InteractionEvent } from '../events/customer-event.ts';
import type { DeploymentConfig } from '../rules/deployment-config.ts';
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
  const week = weekOf(localDay(zone, at), draft.firstDay!);
  if (week < firstWeekKept(localDay(zone, draft.asOf!), draft.firstDay!)) return;
  draft.interactionWeeks = addToWeek(draft.interactionWeeks, week);
}

/** A contact made stands for the plan's first follow-up, and later ones count from it, whatever its channel. */
function recordContact(draft: Draft, at: EpochMs): void {
  draft.lastContactAt = latest(draft.lastContactAt, at);
  const { plan } = draft;
  if (plan === null || at <= (plan.lastAt ?? plan.since)) return;
  draft.plan = { ...plan, count: Math.max(1, plan.count), lastAt: at };
}
