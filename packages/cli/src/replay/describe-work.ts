import { DAY } from '@tidemark/core';
import { total, type WorkVolumes } from '@tidemark/simulation';
import { plainTable } from '../terminal/plain-table.ts';

const DAYS_PER_WEEK = 7;
const levels = ['high', 'medium', 'low'];
const NONE = '-';

/** What one set of rules gives to do, and how the rules are called. */
export interface NamedWork {
  readonly name: string;
  readonly work: WorkVolumes;
}

/**
 * Alerts by level and follow-ups by plan and week, a column for each set of rules; plans in the order of their names. Empty where there
 * is nothing to do under any of them.
 */
export function describeWork(sides: readonly NamedWork[]): string {
  const plans = [...new Set(sides.flatMap(({ work }) => Object.keys(work.followUpsByPlan)))].sort();
  const told = levels.filter((level) => sides.some(({ work }) => work.alertsByLevel[level] !== undefined));
  if (plans.length + told.length === 0) return '';
  const table = plainTable(['', ...sides.map(({ name }) => name)]);
  for (const level of told) table.push([`alerts: ${level}`, ...sides.map(({ work }) => alerts(work, level))]);
  for (const plan of plans)
    table.push([`follow-ups: ${plan}`, ...sides.map(({ work }) => followUps(work, plan))]);
  return String(table);
}

/** `812: 790 raised, 22 eased`. */
function alerts({ alertsByLevel }: WorkVolumes, level: string): string {
  const kinds = alertsByLevel[level];
  if (kinds === undefined) return NONE;
  const parts = Object.entries(kinds).map(
    ([kind, count]) => `${count.toLocaleString('en-US')} ${kind.toLowerCase()}`,
  );
  return `${total(kinds).toLocaleString('en-US')}: ${parts.join(', ')}`;
}

/** `1,234: 24.2 a week, at most 60 (2025-03-03)`: the mean from the first week to the last one, and the Monday of the fullest. */
function followUps(work: WorkVolumes, plan: string): string {
  const weeks = work.followUpsByPlan[plan];
  if (weeks === undefined) return NONE;
  const sum = total(weeks);
  const [fullest, most] = Object.entries(weeks).reduce((left, right) => (right[1] > left[1] ? right : left));
  const perWeek = (sum / weeksOf(work)).toFixed(1);
  return `${sum.toLocaleString('en-US')}: ${perWeek} a week, at most ${most.toLocaleString('en-US')} (${fullest})`;
}

/** From the first week with a follow-up to the last one, of whatever plan. */
function weeksOf({ followUpsByPlan }: WorkVolumes): number {
  const mondays = Object.values(followUpsByPlan)
    .flatMap((weeks) => Object.keys(weeks))
    .map(Date.parse);
  return 1 + (Math.max(...mondays) - Math.min(...mondays)) / (DAYS_PER_WEEK * DAY);
}
