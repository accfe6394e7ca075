import { printable } from '@tidemark/operations';
import Table from 'cli-table3';
import { contactBy } from '../../sentences/contact-by.ts';
import type { PlanTally } from './follow-up-tally.ts';
import { NO_LINES } from './no-lines.ts';

const DAYS_PER_WEEK = 7;

/** What a week brings by plan: `a phone call`, how many on average and at most; empty where nobody was followed up. */
export function followUpTable(tallies: readonly PlanTally[], days: number): string {
  if (tallies.length === 0) return '';
  const weeks = Math.max(1, days / DAYS_PER_WEEK);
  const table = new Table({
    head: ['plan', 'follow-ups', 'in all', 'a week', 'busiest week'],
    colAligns: ['left', 'left', 'right', 'right', 'right'],
    style: { head: [], border: [], compact: true },
    chars: NO_LINES,
  });
  for (const { plan, channel, count, mostInWeek } of tallies) {
    table.push([
      printable(plan),
      contactBy(channel),
      count.toLocaleString('en-US'),
      (count / weeks).toFixed(1),
      mostInWeek.toLocaleString('en-US'),
    ]);
  }
  return table.toString();
}
