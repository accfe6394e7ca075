import type { Policy } from '@tidemark/core';
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
  return {
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
    lifecycle: {
      newDays: draws.between(1, 3),
      churnAfterDays: draws.between(4, 8),
      wonBackDays: draws.between(2, 6),
    },
    churn: {
      priorGaps: draws.between(1, 2),
      priorGapDays: draws.between(1, 4),
      minOverdueDays: draws.between(1, 3),
      complaints: draws.between(1, 2),
      complaintDays: draws.between(2, 5),
      coolDownDays: draws.between(1, 4),
    },
    dwell: draws.percent(30) ? { rfm: { days: dwellDays, ranks: RANKS } } : {},
    limits: { timersPerTick: draws.between(1, 4), sweepPerTick: draws.between(1, 4) },
  };
}
