import type { Policy } from '../src/rules/policy.ts';
import { withoutFollowUp } from './rules.ts';

/** A worse segment waits 10 days; `champions` has no rank. */
export const slowDescent: Policy = {
  ...withoutFollowUp,
  dwell: {
    rfm: {
      days: 10,
      ranks: {
        potential_loyalists: 6,
        new_customers: 5,
        promising: 4,
        about_to_sleep: 3,
        hibernating: 2,
        lost: 1,
      },
    },
  },
};
