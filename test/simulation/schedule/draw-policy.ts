import { type Policy, retail, type Scorecard } from '@tidemark/core';
import type { Draws } from './draws.ts';

const RANKS = {
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

/** Rules of days instead of months, and limits so small that every tick and every sweep is cut. */
export function drawPolicy(draws: Draws): Policy {
  const first = draws.between(1, 2);
  const dwellDays = draws.between(1, 3);
  const midMinor = draws.pick([1, 100, 250]);
  const silentDays = draws.between(1, 4);
  return {
    ...retail,
    rfm: {
      windowDays: draws.between(4, 9),
      recencyDays: [first, first + 1, first + 3, first + 6],
      frequency: [1, 2, 3, 5],
      monetaryMinor: draws.pick([
        [100, 200, 300, 400],
        [0, 1, 99, 500],
      ]),
      segments: { by: 'grid' },
    },
    value: {
      high: { enterMinor: midMinor + 200, leaveMinor: midMinor + draws.between(1, 200) },
      mid: { enterMinor: midMinor, leaveMinor: draws.between(1, midMinor) },
    },
    engagement: { silentDays, lostDays: silentDays + draws.between(1, 4) },
    satisfaction: { complaintDays: draws.between(2, 6) },
    lifecycle: {
      newDays: draws.between(1, 3),
      churnAfterDays: draws.between(4, 8),
      wonBackDays: draws.between(2, 6),
    },
    churn: {
      ...retail.churn,
      priorGaps: draws.between(1, 2),
      priorGapDays: draws.between(1, 4),
      minOverdueDays: draws.between(1, 3),
      complaints: draws.between(1, 2),
      complaintDays: draws.between(2, 5),
      coolDownDays: draws.between(1, 4),
    },
    dwell: draws.percent(30) ? { rfm: { days: dwellDays, ranks: RANKS } } : {},
    calibration: {
      ...retail.calibration,
      frequency: draws.pick(['fixed', 'quantiles']),
      value: draws.pick(['fixed', 'shares']),
    },
    rates: { USD: 0.92 },
    byCustomerType: draws.percent(30) ? { enterprise: { rfm: { windowDays: draws.between(2, 12) } } } : {},
    limits: { timersPerTick: draws.between(1, 4), sweepPerTick: draws.between(1, 4) },
  };
}

/** Cut points as a calibration might have found them: some equal, some between whole numbers. */
export function drawScorecard(draws: Draws): Scorecard {
  const midMinor = draws.pick([1, 50, 220]);
  return {
    calibratedAt: draws.below(1_000_000),
    customers: draws.between(1, 20),
    recencyDays: draws.pick([[0.5, 1, 2.5, 4], [1, 1, 3, 3], []]),
    frequency: draws.pick([
      [1, 1, 2, 2.6],
      [1, 2, 4, 4],
    ]),
    monetaryMinor: draws.pick([
      [0, 99.5, 200, 300.25],
      [10, 20, 30],
    ]),
    value: draws.percent(70) ? { highMinor: midMinor + draws.between(0, 300), midMinor } : null,
    models: { purchase: null, spend: null },
  };
}
