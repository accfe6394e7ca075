import type { Policy } from '../src/rules/policy.ts';
import { withoutFollowUp } from './rules.ts';

/** As fitted to the CDNOW sample: MBG/NBD, and gamma-gamma in cents. */
export const cdnowModels: Policy['models'] = {
  purchase: { r: 0.525, alpha: 6.183, a: 0.891, b: 1.614 },
  spend: { p: 6.25, q: 3.74, v: 1_544 },
};

/** The default preset, without follow-ups, with these models. */
export const withModels: Policy = {
  ...withoutFollowUp,
  models: cdnowModels,
  churn: {
    ...withoutFollowUp.churn,
    // Both limits of the probability, and a short floor: each decides for some customer.
    pActive: { horizonDays: 91, below: 0.25, fallenToPercent: 50, minOverdueDays: 14 },
  },
};
