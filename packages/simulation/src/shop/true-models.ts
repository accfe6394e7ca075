import { BUYING } from './shop-parameters.ts';

const DAYS_PER_WEEK = 7;

/** What a fit to the shop's customers should find, where who leaves is gone for good: the parameters they are drawn by. */
export const trueModels = {
  purchase: {
    r: BUYING.rate.shape,
    alpha: BUYING.rate.rate / DAYS_PER_WEEK,
    a: BUYING.dropout.a,
    b: BUYING.dropout.b,
  },
  /** `v` in minor units. */
  spend: { p: BUYING.spend.p, q: BUYING.spend.q, v: 100 * BUYING.spend.gamma },
} as const;
