import type { CustomerEvent } from '../events/customer-event.ts';
import type { CustomerUpdate } from '../fold/customer-update.ts';
import { latest } from '../time/latest.ts';
import { dayStart } from '../time/local-day.ts';
import { firstDayKept, moveAsOf } from './move-as-of.ts';
import { recordFeedback } from './record-feedback.ts';
import { recordPurchase } from './record-purchase.ts';

/**
 * Adds what an event says to the facts. Classes are not looked at here.
 *
 * The customer's own time moves first: what is kept, and at which instant a return is judged, depends on it.
 */
export function recordEvent({ draft, deployment, ruleSet }: CustomerUpdate, event: CustomerEvent): void {
  moveAsOf(draft, latest(draft.asOf, event.at), deployment);
  const firstDay = firstDayKept(draft.asOf!, deployment);
  switch (event.kind) {
    case 'PURCHASE':
    case 'REFUND':
    case 'CANCELLATION':
      recordPurchase(draft, event, { policy: ruleSet.policy, deployment, firstDay });
      draft.source ??= event.source;
      return;
    case 'INTERACTION':
      draft.lastInteractionAt = latest(draft.lastInteractionAt, event.at);
      draft.source ??= event.source;
      return;
    case 'FEEDBACK':
      recordFeedback(draft, event, dayStart(deployment.zone, firstDay));
      return;
    default:
      event satisfies never;
  }
}
