import type { CustomerEvent } from '../events/customer-event.ts';
import type { DeploymentConfig } from '../rules/deployment-config.ts';
import type { Policy } from '../rules/policy.ts';
import type { Draft } from '../state/state.ts';
import { latest } from '../time/latest.ts';
import { dayStart, localDay } from '../time/local-day.ts';
import { firstDayKept, moveAsOf } from './move-as-of.ts';
import { recordFeedback } from './record-feedback.ts';
import { recordInteraction } from './record-interaction.ts';
import { recordPurchase } from './record-purchase.ts';

/**
 * Takes an event into the facts of a draft, each in its own day. Classes are not looked at.
 *
 * The customer's own time moves first: what is kept, and at which instant a return is judged, depends on it.
 *
 * @param policy of the rule set in force, for customers of no type
 * @throws CoreError `rate-missing` for money in a currency without a rate
 */
export function recordEvent(
  draft: Draft,
  event: CustomerEvent,
  policy: Policy,
  deployment: DeploymentConfig,
): void {
  if (draft.contact.firstDay === null)
    draft.contact = { ...draft.contact, firstDay: localDay(deployment.zone, event.at) };
  moveAsOf(draft, latest(draft.asOf, event.at), deployment);
  const firstDay = firstDayKept(draft.asOf!, deployment);
  switch (event.kind) {
    case 'PURCHASE':
    case 'REFUND':
    case 'CANCELLATION':
      recordPurchase(draft, event, { policy, deployment, firstDay });
      draft.source ??= event.source;
      return;
    case 'INTERACTION':
      recordInteraction(draft, event, deployment);
      draft.source ??= event.source;
      return;
    case 'FEEDBACK':
      recordFeedback(draft, event, dayStart(deployment.zone, firstDay));
      return;
    default:
      event satisfies never;
  }
}
