import { type Interaction, interactionSchema } from '@tidemark/schemas';
import type { IntakeRule } from './intake-rule.ts';

/** Visits, mails opened, contacts made. */
export const interactions: IntakeRule<Interaction> = {
  name: 'interactions',
  schema: interactionSchema,
  fault: () => undefined,
  body: ({ kind, channel, source, campaignId }) => ({
    type: 'InteractionBody',
    kind,
    channel,
    source,
    campaignId,
  }),
};
