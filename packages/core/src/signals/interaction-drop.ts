import { type WeekCount, weekOf, weekStart } from '../state/week-counts.ts';
import { countOf } from './count-of.ts';
import { declineOf } from './decline.ts';
import type { Signal } from './signal.ts';

/** This week so far and the four before are held against the four before these. */
const WINDOW_WEEKS = 4;

/**
 * The customer shows itself less often: its own interactions of five weeks against those of the four before. Observed and
 * threshold are interactions.
 */
export const interactionDrop: Signal = {
  name: 'interaction_drop',
  ...declineOf<WeekCount>({
    counts: ({ contact }) => contact.interactionWeeks,
    periodOf: ({ week }) => week,
    countOf: ({ count }) => count,
    periodAt: (day, { contact }) => weekOf(day, contact.firstDay!),
    firstDayOf: (week, { contact }) => weekStart(week, contact.firstDay!),
    window: () => WINDOW_WEEKS,
    limits: ({ churn }) => churn.interactionDrop,
  }),

  words: {
    name: { en: 'shows up less often', zh: '互动下降' },
    observed: (observed, threshold) =>
      `${countOf(observed, 'interaction')} lately, a drop from ${threshold} down`,
    limit: ({ state, policy: { churn } }) => {
      const { min, percent } = churn.interactionDrop;
      if (state.contact.interactionWeeks.length === 0) return null;
      return `drop to ${percent} % of ${min} or more interactions in ${WINDOW_WEEKS} weeks`;
    },
  },
};
