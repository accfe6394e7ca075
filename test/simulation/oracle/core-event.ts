import { CONTACT_CHANNELS, type CustomerEvent } from '@tidemark/core';
import type { CustomerEvent as LoggedEvent } from '@tidemark/schemas';

/** A logged event as the fold's rules speak of it. Worlds hold no symbols that are unknown. */
export function coreEvent({ eventId, occurredAt: at, body }: LoggedEvent): CustomerEvent {
  if (body.type === 'PurchaseBody') {
    const { kind, amountMinor, currency, source, customerType } = body;
    return { kind, eventId, at, amountMinor, currency, source, customerType } as CustomerEvent;
  }
  if (body.type === 'InteractionBody') {
    const { kind: interaction, source } = body;
    const channel = CONTACT_CHANNELS.find((name) => name === body.channel?.toLowerCase()) ?? null;
    return { kind: 'INTERACTION', eventId, at, interaction, channel, source } as CustomerEvent;
  }
  const { scale, score, complaint } = body;
  return { kind: 'FEEDBACK', eventId, at, scale, score, complaint } as CustomerEvent;
}
