import { calibratedPolicy } from '../src/calibration/calibrated-policy.ts';
import type { Scorecard } from '../src/calibration/scorecard.ts';
import type { Policy } from '../src/rules/policy.ts';
import { retail } from '../src/rules/retail.ts';

/** Few days everywhere, so that limits fall on one another. */
const quick: Policy = {
  rfm: {
    windowDays: 10,
    recencyDays: [1, 2, 5, 10],
    frequency: [1, 2, 3, 4],
    monetaryMinor: [0, 10, 20, 30],
    segments: { by: 'grid' },
  },
  value: { high: { enterMinor: 25, leaveMinor: 25 }, mid: { enterMinor: 10, leaveMinor: 10 } },
  lifecycle: { newDays: 2, churnAfterDays: 10, wonBackDays: 5 },
  engagement: { silentDays: 3, lostDays: 10 },
  satisfaction: { complaintDays: 5 },
  churn: {
    ...retail.churn,
    priorGaps: 1,
    priorGapDays: 4,
    minOverdueDays: 2,
    complaints: 2,
    complaintDays: 5,
    coolDownDays: 5,
  },
  dwell: {},
  calibration: retail.calibration,
  models: retail.models,
  followUp: retail.followUp,
  rates: { USD: 0.5 },
  byCustomerType: {},
  labels: {},
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
  value: { days: 2, ranks: { high: 3, mid: 2, low: 1 } },
  engagement: { days: 1, ranks: { active: 4, silent: 2, lost: 1 } },
  satisfaction: { days: 2, ranks: { satisfied: 3, neutral: 2, dissatisfied: 1 } },
};

/** Left below where they are entered. */
const held: Policy['value'] = {
  high: { enterMinor: 25, leaveMinor: 11 },
  mid: { enterMinor: 10, leaveMinor: 1 },
};

/** Others for companies, also another window and another end of the life with the shop. */
const byCustomerType: Policy['byCustomerType'] = {
  enterprise: {
    rfm: { windowDays: 5 },
    lifecycle: { churnAfterDays: 4 },
    value: held,
    churn: { priorGapDays: 2 },
  },
  individual: { engagement: { silentDays: 2 }, dwell: { rfm: { days: 1, ranks } } },
};

/** Cut points as a calibration finds them: between integers, and several the same. */
const scorecard: Scorecard = {
  calibratedAt: 0,
  customers: 9,
  recencyDays: [0, 0, 1.5, 4],
  frequency: [1, 1, 1.6, 3],
  monetaryMinor: [0, 10.5, 10.5, 5_000.2],
  value: { highMinor: 11, midMinor: 11 },
  models: { purchase: null, spend: null },
};

/** Policies without and with a dwell, in days like a shop's and in days that collide. */
export const policies: readonly Policy[] = [
  { ...retail, rates: { USD: 0.92 } },
  quick,
  { ...quick, dwell },
  { ...retail, dwell, rates: { USD: 0.92 } },
  { ...quick, value: held },
  { ...quick, dwell, byCustomerType },
  calibratedPolicy({ ...quick, value: held, byCustomerType }, scorecard),
  {
    ...quick,
    dwell: { rfm: { days: 5, ranks } },
    churn: { ...quick.churn, priorGaps: 3, complaints: 3, coolDownDays: 1 },
  },
];
