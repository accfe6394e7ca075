import type { LocalDay } from '../time/local-day.ts';

/** How many of the customer's own interactions a week of its own had; weeks without any have no entry. */
export interface WeekCount {
  /** From the customer's first day: 0 is the week that begins with it, −1 the one before. */
  readonly week: number;
  readonly count: number;
}

/** This week and the twelve before: two windows of interaction_drop, and four weeks to look back for since when it stands. */
export const WEEKS_KEPT = 13;

/** Own interactions by week, ascending. */
export type WeekCounts = readonly WeekCount[];

const DAYS_PER_WEEK = 7;

/** The customer's week of a local day. */
export function weekOf(day: LocalDay, firstDay: LocalDay): number {
  return Math.floor((day - firstDay) / DAYS_PER_WEEK);
}

/** The local day with which a customer's week begins. */
export function weekStart(week: number, firstDay: LocalDay): LocalDay {
  return firstDay + week * DAYS_PER_WEEK;
}

/** The earliest week that is kept while the customer's own time is of that local day. */
export function firstWeekKept(asOfDay: LocalDay, firstDay: LocalDay): number {
  return weekOf(asOfDay, firstDay) - (WEEKS_KEPT - 1);
}

/** The counts with one more in a week. */
export function addToWeek(counts: WeekCounts, week: number): WeekCounts {
  let index = counts.length;
  while (index > 0 && counts[index - 1]!.week > week) index--;
  const known = index > 0 ? counts[index - 1]! : undefined;
  if (known === undefined || known.week !== week) return counts.toSpliced(index, 0, { week, count: 1 });
  return counts.with(index - 1, { week, count: known.count + 1 });
}

/** The counts of a week and later ones. */
export function dropWeeksBefore(counts: WeekCounts, first: number): WeekCounts {
  return counts.length > 0 && counts[0]!.week < first ? counts.filter(({ week }) => week >= first) : counts;
}
