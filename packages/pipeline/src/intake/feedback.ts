import { type Feedback, feedbackSchema } from '@tidemark/schemas';
import type { IntakeRule } from './intake-rule.ts';
import { fault } from './rules.ts';

/** The scores each scale allows. */
const scales = { CSAT: { low: 1, high: 5 }, NPS: { low: 0, high: 10 } } as const;

/** Scores and complaints. */
export const feedback: IntakeRule<Feedback> = {
  name: 'feedback',
  schema: feedbackSchema,
  fault: ({ scale, score }) => {
    if (scale === 'UNKNOWN') return fault('kind-unknown', 'the scale is not CSAT, NPS or NONE');
    if (score === null) return undefined;
    if (scale === 'NONE') return fault('score-out-of-scale', `score ${score} has no scale; send CSAT or NPS`);
    const { low, high } = scales[scale];
    if (score >= low && score <= high) return undefined;
    return fault('score-out-of-scale', `score ${score} is outside ${scale}'s ${low} to ${high}`);
  },
  body: ({ scale, score, complaint, topic }) => ({ type: 'FeedbackBody', scale, score, complaint, topic }),
};
