import { type Policy, retail } from '../src/policy.ts';

/** Few days everywhere, so that limits fall on one another. */
const quick: Policy = {
  rfm: {
    windowDays: 10,
    recencyDays: [1, 2, 5, 10],
    frequency: [1, 2, 3, 4],
    monetaryMinor: [0, 10, 20, 30],
    segments: { by: 'grid' },
  },
  lifecycle: { newDays: 2, churnAfterDays: 10, wonBackDays: 5 },
  churn: {
    priorGaps: 1,
    priorGapDays: 4,
    minOverdueDays: 2,
    complaints: 2,
    complaintDays: 5,
    coolDownDays: 5,
  },
  dwell: {},
  limits: retail.limits,
};

const ranks = {
  champions: 9,
  loyal_customers: 8,
  potential_loyalists: 7,
  new_customers: 6,
  promising: 6,
  need_attention: 5,
  about_to_sleep: 4,
  at_risk: 3,
  hibernating: 2,
  lost: 1,
};

const dwell: Policy['dwell'] = {
  rfm: { days: 3, ranks },
  lifecycle: { days: 2, ranks: { won_back: 4, new: 3, established: 2, churned: 1 } },
};

/** Policies without and with a dwell, in days like a shop's and in days that collide. */
export const policies: readonly Policy[] = [
  retail,
  quick,
  { ...quick, dwell },
  { ...retail, dwell },
  {
    ...quick,
    dwell: { rfm: { days: 5, ranks } },
    churn: { ...quick.churn, priorGaps: 3, complaints: 3, coolDownDays: 1 },
  },
];
