import type { Policy } from './policy.ts';
import { retailFollowUp } from './retail-follow-up.ts';

/** The default preset, with the numbers of the project's own definition. */
export const retail = {
  rfm: {
    windowDays: 365,
    recencyDays: [30, 60, 90, 180],
    frequency: [1, 2, 3, 5],
    monetaryMinor: [5_000, 15_000, 40_000, 100_000],
    segments: { by: 'grid' },
  },
  value: {
    high: { enterMinor: 100_000, leaveMinor: 100_000 },
    mid: { enterMinor: 25_000, leaveMinor: 25_000 },
  },
  lifecycle: { newDays: 30, churnAfterDays: 180, wonBackDays: 90 },
  engagement: { silentDays: 60, lostDays: 180 },
  satisfaction: { complaintDays: 90 },
  churn: {
    off: [],
    priorGaps: 1,
    priorGapDays: 60,
    factorPercent: 200,
    minOverdueDays: 14,
    pActive: { horizonDays: 91, below: 0.45, fallenToPercent: 100, minOverdueDays: 120 },
    frequencyDrop: { windowDays: 90, min: 3, percent: 25 },
    interactionDrop: { min: 6, percent: 25 },
    complaints: 2,
    complaintDays: 30,
    coolDownDays: 14,
  },
  dwell: {},
  calibration: {
    recency: 'quantiles',
    frequency: 'quantiles',
    monetary: 'quantiles',
    value: 'shares',
    abc: 'before',
    highPercent: 80,
    midPercent: 95,
    models: 'fitted',
    schedule: 'never',
  },
  models: { purchase: null, spend: null },
  followUp: retailFollowUp,
  rates: {},
  byCustomerType: {},
  labels: {},
  limits: { timersPerTick: 5_000, sweepPerTick: 2_000 },
} as const satisfies Policy;
