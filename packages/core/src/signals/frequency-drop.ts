import type { DayBucket } from '../state/day-buckets.ts';
import { countOf } from './count-of.ts';
import { declineOf } from './decline.ts';
import type { Signal } from './signal.ts';

/**
 * The customer buys less often: PURCHASEs of these `windowDays` (today so far and so many full days before it) against those
 * of as many days before. Cancellations do not count. Observed and threshold are purchases.
 */
export const frequencyDrop: Signal = {
  name: 'frequency_drop',
  ...declineOf<DayBucket>({
    // Who has bought less often in all its life cannot have done so in one window.
    counts: ({ buckets, purchases }, { churn }) => (purchases < churn.frequencyDrop.min ? [] : buckets),
    periodOf: ({ day }) => day,
    countOf: ({ purchases }) => purchases,
    periodAt: (day) => day,
    firstDayOf: (day) => day,
    window: ({ churn }) => churn.frequencyDrop.windowDays,
    limits: ({ churn }) => churn.frequencyDrop,
  }),

  words: {
    name: { en: 'buys less often', zh: '购买频次下降' },
    observed: (observed, threshold) =>
      `${countOf(observed, 'purchase')} lately, a drop from ${threshold} down`,
    limit: ({ state, policy: { churn } }) => {
      const { windowDays, min, percent } = churn.frequencyDrop;
      if (state.purchases < min) return null;
      return `drop to ${percent} % of ${min} or more purchases in ${windowDays} d`;
    },
  },
};
