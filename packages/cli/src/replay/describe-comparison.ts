import { printable } from '@tidemark/operations';
import { type Comparison, type ReplaySummary, total } from '@tidemark/simulation';
import { counted } from '../sentences/counted.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { describeWork } from './describe-work.ts';
import { differingPerDimension, type NamedSummaries } from './write-comparison.ts';

/** Moves and customers that a table shows: the file has all. */
const MOST_MOVES = 12;
const MOST_EXAMPLES = 5;

/** A comparison for people: how many differ in what, the most frequent differences, some customers, the volumes. */
export function describeComparison(comparison: Comparison, { first, second }: NamedSummaries): string {
  const differing = plainTable(['dimension', 'customers who differ', 'share']);
  for (const [dimension, count] of Object.entries(differingPerDimension(comparison))) {
    differing.push([
      dimension,
      count,
      `${((100 * count) / Math.max(1, first.summary.customers)).toFixed(1)} %`,
    ]);
  }
  const moves = plainTable(['dimension', first.name, second.name, 'customers']);
  for (const { dimension, from, to, customers } of frequentMoves(comparison))
    moves.push([dimension, from, to, customers]);
  const volumes = plainTable([
    '',
    'segment changes',
    'churn alerts',
    'alerts on a day that has any',
    'follow-ups',
  ]);
  for (const { name, summary } of [first, second]) volumes.push([name, ...volumesOf(summary)]);
  const work = describeWork([first, second].map(({ name, summary }) => ({ name, work: summary.work })));
  const examples = comparison.differences
    .slice(0, MOST_EXAMPLES)
    .map(
      (each) =>
        `  ${printable(each.customerId)}  ${each.dimension} ${each.first} | ${each.second}  ${each.why}`,
    );
  return [
    String(differing),
    ...(examples.length === 0 ? [] : [String(moves), 'For example:', ...examples]),
    String(volumes),
    ...(work === '' ? [] : [work]),
    `${counted(comparison.differences.length, 'difference')} in all.`,
  ].join('\n');
}

interface Move {
  readonly dimension: string;
  readonly from: string;
  readonly to: string;
  readonly customers: number;
}

function frequentMoves({ tables }: Comparison): readonly Move[] {
  const moves = Object.entries(tables).flatMap(([dimension, table]) =>
    Object.entries(table).flatMap(([from, row]) =>
      Object.entries(row).map(([to, customers]) => ({ dimension, from, to, customers })),
    ),
  );
  return moves
    .filter(({ from, to }) => from !== to)
    .sort((left, right) => right.customers - left.customers)
    .slice(0, MOST_MOVES);
}

/** Changes, alerts, alerts on a day that has any, follow-ups. */
function volumesOf({ byCustomers, byRules }: ReplaySummary): readonly (number | string)[] {
  const alerts = total(byCustomers.alertsPerDay) + total(byRules.alertsPerDay);
  const days = new Set([...Object.keys(byCustomers.alertsPerDay), ...Object.keys(byRules.alertsPerDay)]).size;
  return [
    total(byCustomers.changesPerDay) + total(byRules.changesPerDay),
    alerts,
    days === 0 ? '0' : (alerts / days).toFixed(1),
    total(byCustomers.followUpsPerDay) + total(byRules.followUpsPerDay),
  ];
}
