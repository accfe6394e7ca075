import { feedback as contract, type Feedback } from '@tidemark/schemas';
import { avroDecoder } from './avro-decoder.ts';
import { fault } from './fault.ts';
import type { Source } from './source.ts';

/** The scores each scale allows. */
const scales = { CSAT: { low: 1, high: 5 }, NPS: { low: 0, high: 10 } } as const;

/** Scores and complaints. */
export const feedback: Source<Feedback> = {
  name: 'feedback',
  contract,
  reasons: ['kind-unknown', 'score-out-of-scale'],
  openDecoder: avroDecoder(contract.schema),
  fault: ({ scale, score }) => {
    if (scale === 'UNKNOWN') return fault('kind-unknown', 'the scale is not CSAT, NPS or NONE');
    if (score === null) return undefined;
    if (scale === 'NONE') return fault('score-out-of-scale', `score ${score} has no scale; send CSAT or NPS`);
    const { low, high } = scales[scale];
    if (score >= low && score <= high) return undefined;
    return fault('score-out-of-scale', `score ${score} is outside ${scale}'s ${low} to ${high}`);
  },
  events: ({ customerId, eventId, occurredAt, scale, score, complaint, topic }) => [
    { customerId, eventId, occurredAt, body: { type: 'FeedbackBody', scale, score, complaint, topic } },
  ],
};
