import type {
  FeedbackEvent,
  InteractionEvent,
  PurchaseEvent,
  PurchaseKind,
} from '../src/events/customer-event.ts';

type Given<Event> = Partial<Omit<Event, 'at' | 'kind'>>;

const money =
  (kind: PurchaseKind) =>
  (time: string, given: Given<PurchaseEvent> = {}): PurchaseEvent => ({
    kind,
    at: Date.parse(time),
    eventId: `${kind} at ${time}`,
    amountMinor: 1_000,
    currency: 'EUR',
    source: null,
    customerType: null,
    ...given,
  });

export const purchase = money('PURCHASE');
export const refund = money('REFUND');
export const cancellation = money('CANCELLATION');

export function visit(time: string, given: Given<InteractionEvent> = {}): InteractionEvent {
  const at = Date.parse(time);
  return {
    kind: 'INTERACTION',
    at,
    eventId: `visit at ${time}`,
    interaction: 'VISIT',
    channel: null,
    source: null,
    ...given,
  };
}

export function feedback(time: string, given: Given<FeedbackEvent> = {}): FeedbackEvent {
  const at = Date.parse(time);
  return {
    kind: 'FEEDBACK',
    at,
    eventId: `feedback at ${time}`,
    scale: 'NONE',
    score: null,
    complaint: false,
    ...given,
  };
}

export function complaint(time: string): FeedbackEvent {
  return feedback(time, { eventId: `complaint at ${time}`, complaint: true });
}
