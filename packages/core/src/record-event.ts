import type { CustomerEvent } from './events.ts';
import { firstDayKept, moveAsOf } from './forget.ts';
import { latest } from './latest.ts';
import { dayStart } from './local-day.ts';
import { recordFeedback } from './record-feedback.ts';
import { recordPurchase } from './record-purchase.ts';
import type { Touch } from './touch.ts';

/**
 * Adds what an event says to the facts. Classes are not looked at here.
 *
 * The customer's own time moves first: what is kept, and at which instant a return is judged, depends on it.
 */
export function recordEvent({ draft, frame, ruler }: Touch, event: CustomerEvent): void {
  moveAsOf(draft, latest(draft.asOf, event.at), frame);
  const firstDay = firstDayKept(draft.asOf!, frame);
  switch (event.kind) {
    case 'PURCHASE':
    case 'REFUND':
    case 'CANCELLATION':
      recordPurchase(draft, event, { policy: ruler.policy, frame, firstDay });
      draft.source ??= event.source;
      return;
    case 'INTERACTION':
      draft.lastInteractionAt = latest(draft.lastInteractionAt, event.at);
      draft.source ??= event.source;
      return;
    case 'FEEDBACK':
      recordFeedback(draft, event, dayStart(frame.zone, firstDay));
      return;
    default:
      event satisfies never;
  }
}
