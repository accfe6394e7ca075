import { interactions as contract, type Interaction } from '@tidemark/schemas';
import { avroDecoder } from './avro-decoder.ts';
import type { Source } from './source.ts';

/** Visits, mails opened, contacts made. */
export const interactions: Source<Interaction> = {
  name: 'interactions',
  contract,
  reasons: [],
  openDecoder: avroDecoder(contract.schema),
  fault: () => undefined,
  events: ({ customerId, eventId, occurredAt, kind, channel, source, campaignId }) => [
    {
      customerId,
      eventId,
      occurredAt,
      body: { type: 'InteractionBody', kind, channel, source, campaignId },
    },
  ],
};
