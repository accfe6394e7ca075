import { DAY } from '@tidemark/core';
import type { AlertCounts } from '../evaluate/alert-counts.ts';
import { asLongSilent } from '../evaluate/as-long-silent.ts';
import { BANDS } from '../evaluate/bands.ts';
import { isJudged, type JudgedTime } from '../evaluate/judged-time.ts';
import type { Silence } from '../evaluate/silence.ts';
import { type Alarm, byGroup, type JudgedByGroup, tally } from '../evaluate/tally.ts';

/** What a way of raising alerts costs, and what it brings. */
export interface Trade {
  readonly alerts: number;
  readonly right: number;
  readonly precision: number | null;
  readonly medianLeadDays: number | null;
  /** Of 1,000 customers who have bought, churned or not, a week. */
  readonly perThousandCustomersAndWeek: number | null;
  /** What the customers of right alerts would have spent in the window at their usual pace, in minor units. */
  readonly caughtMinor: number;
  /**
   * Right so much more often than the most right plain recency at as many alerts that is no later, band by band: 0.01 is a
   * point; null without alerts.
   */
  readonly overRecency: number | null;
}

const nobody: ReadonlySet<Silence> = new Set();

/**
 * @param recency what plain recency raises in the same time, from one day of silence on
 * @param customerYears of all customers in the same time
 */
export function tradeOf(
  alarms: Iterable<Alarm>,
  time: JudgedTime,
  recency: AlertCounts,
  customerYears: number,
): Trade {
  const judged = [...alarms].filter(({ at }) => isJudged(at, time));
  const groups = tally(judged, nobody, time);
  const { alerts, right, precision, medianLeadDays } = groups.all;
  const caughtMinor = judged
    .filter(({ silence, at }) => silence.nextAt > at + time.windowMs)
    .reduce((sum, { silence }) => sum + (silence.meanMinor * time.windowMs) / silence.usualGapMs, 0);
  return {
    alerts,
    right,
    precision,
    medianLeadDays,
    perThousandCustomersAndWeek: customerYears === 0 ? null : (1_000 * alerts * 7) / (365 * customerYears),
    caughtMinor: Math.round(caughtMinor),
    overRecency: alerts === 0 ? null : overRecency(groups, recency, time.churnAfterMs / DAY),
  };
}

/**
 * The mean over all alerts of how much more often those of their band are right. An opponent is no later than they are at the
 * median: in a time that begins in the midst of silences the last day before `churned` would else be as many, and unbeaten.
 */
function overRecency(groups: JudgedByGroup, recency: AlertCounts, churnAfterDays: number): number {
  const silentDays = byGroup((group) => asLongSilent(groups[group].medianLeadDays ?? 0, churnAfterDays));
  const asMany = recency.asMany(
    byGroup((group) => groups[group].alerts),
    silentDays,
  );
  const gained = BANDS.reduce((sum, band) => {
    const { alerts, right } = groups[band];
    if (alerts === 0) return sum;
    // In such a time none may raise so few, either: then that of as long a silence counts.
    const { precision } = asMany[band] ?? recency.of(silentDays[band] - 1, band);
    return sum + right - alerts * (precision ?? 0);
  }, 0);
  return gained / groups.all.alerts;
}
