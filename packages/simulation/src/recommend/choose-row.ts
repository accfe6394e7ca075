import type { Row } from './row.ts';
import type { Trade } from './trade.ts';

/** Fewer alerts tell nothing. */
export const LEAST_ALERTS = 30;
/** Later, hardly anything can be done before the customer is called churned. */
export const LEAST_LEAD_DAYS = 30;
/** A tenth of a point is no difference. */
const SAME = 0.001;
/** In the later part, which no setting was chosen by: a point. */
const NOT_WORSE = 0.01;

/**
 * By the first part alone, the most money at risk caught first: those with no more alerts than now, right at least as often,
 * in time for customers of every band, and right not less often than plain recency at as many alerts.
 */
export function chooseRow(rows: readonly Row[], present: Row): readonly Row[] {
  const now = present.first;
  return rows
    .filter(({ first, usualLeadDays }) => {
      if (first.alerts < LEAST_ALERTS || first.overRecency! < -SAME) return false;
      if (usualLeadDays < LEAST_LEAD_DAYS) return false;
      if (now.alerts < LEAST_ALERTS) return true;
      return first.alerts <= now.alerts && first.precision! >= now.precision! - SAME;
    })
    .sort((left, right) => right.first.caughtMinor - left.first.caughtMinor);
}

/** Whether alerts of the later part are in time, and right not less often than plain recency. */
export function holdsLater({ overRecency, medianLeadDays }: Trade): boolean {
  return overRecency !== null && overRecency >= -NOT_WORSE && medianLeadDays! >= LEAST_LEAD_DAYS;
}
