import { calibratedPolicy } from '../src/calibration/calibrated-policy.ts';
import type { Scorecard } from '../src/calibration/scorecard.ts';
import type { Policy } from '../src/rules/policy.ts';
import { retail } from '../src/rules/retail.ts';
import { followUps } from './follow-ups.ts';

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
    pActive: { horizonDays: 7, below: 0.6, fallenToPercent: 80, minOverdueDays: 1 },
    frequencyDrop: { windowDays: 5, min: 2, percent: 50 },
    interactionDrop: { min: 1, percent: 50 },
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
    churn: {
      priorGapDays: 2,
      pActive: { horizonDays: 30, below: 1, fallenToPercent: 100, minOverdueDays: 3 },
      off: ['complaints'],
    },
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
  models: {
    purchase: {
      r: 0.525,
      alpha: 6.183,
      a: 0.891,
      b: 1.614,
      logLikelihood: -9_582.136,
      customers: 2_357,
      isDegenerate: false,
    },
    spend: { p: 6.25, q: 3.74, v: 1_544, logLikelihood: -1_000, customers: 946 },
  },
};

/** Buyers of every few days, a third of whom leave after each purchase; and those of whom nobody ever leaves. */
const briskModel = { r: 1, alpha: 0.7, a: 1, b: 2 };
const loyalModel = { r: 1, alpha: 0.7, a: 0.0001, b: 2 };
const [briskPlans, changedPlans] = followUps;

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
    churn: { ...quick.churn, priorGaps: 3, complaints: 3, coolDownDays: 1, factorPercent: 133 },
    models: { purchase: loyalModel, spend: null },
  },
  { ...quick, byCustomerType, models: { purchase: briskModel, spend: { p: 6.25, q: 3.74, v: 1_544 } } },
  {
    ...retail,
    churn: { ...retail.churn, off: ['p_active', 'frequency_drop'] },
    models: { purchase: briskModel, spend: null },
    rates: { USD: 0.92 },
  },
  { ...quick, byCustomerType, followUp: briskPlans! },
  { ...quick, dwell, followUp: changedPlans! },
];
