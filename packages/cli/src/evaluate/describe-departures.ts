import type { Evaluation, JudgedDepartures } from '@tidemark/simulation';
import { counted } from '../sentences/counted.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { percent } from './percent.ts';
import { utcDay } from './utc-day.ts';

type Groups = JudgedDepartures['groups'];

/** The same alerts by who had left, for people; nothing where nobody knows who has. */
export function describeDepartures({ departures, windowDays, from }: Evaluation): readonly string[] {
  if (departures === null) return [];
  const { groups, leftOut, lastLeftAt } = departures;
  return [
    'The same alerts, by who had left for good when they came:',
    alertTable(groups, windowDays),
    'Had left at as many alerts or up to 10 % more, and departures caught before churned:',
    recencyTable(groups),
    `Departures are those after ${utcDay(from)} up to ${utcDay(lastLeftAt)}: who left later would not be called churned by the end.`,
    ...(leftOut === 0
      ? []
      : [`${counted(leftOut, 'departure')} left out: of customers who bought afterwards, or not before.`]),
  ];
}

function alertTable(groups: Groups, windowDays: number): string {
  const table = plainTable([
    'purchases so far',
    'raised',
    'had left',
    'by chance',
    `left in the ${counted(windowDays, 'day')} after`,
    'departures',
    'caught before churned',
    'median days after leaving',
    'median days before churned',
    'escalated',
    'had left',
  ]);
  for (const { group, departures, raised, escalated, byChance } of groups) {
    table.push([
      group,
      raised.alerts.toLocaleString('en-US'),
      percent(raised.precision),
      percent(byChance),
      raised.leaving.toLocaleString('en-US'),
      departures.toLocaleString('en-US'),
      percent(raised.recall),
      days(raised.medianDelayDays),
      days(raised.medianLeadDays),
      escalated.alerts.toLocaleString('en-US'),
      percent(escalated.precision),
    ]);
  }
  return String(table);
}

function recencyTable(groups: Groups): string {
  const table = plainTable([
    'purchases so far',
    'these rules',
    'caught',
    'plain recency',
    'caught',
    'days after leaving',
  ]);
  for (const { group, raised, recency } of groups) {
    if (recency === null) continue;
    table.push([
      group,
      percent(raised.precision),
      percent(raised.recall),
      `${percent(recency.precision)} of ${recency.alerts.toLocaleString('en-US')}, ${recency.words}`,
      percent(recency.recall),
      days(recency.medianDelayDays),
    ]);
  }
  return String(table);
}

function days(median: number | null): string | number {
  return median === null ? '-' : Math.round(median);
}
