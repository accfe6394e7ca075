import { type OutputRates, type ReplaySummary, total } from '@tidemark/simulation';
import { counted } from '../sentences/counted.ts';
import { formatAmount } from '../sentences/format-money.ts';
import { plainTable } from '../terminal/plain-table.ts';

/** A replay's summary for people. */
export function describeSummary(summary: ReplaySummary): string {
  const { events, customers, currency, segments, classes, abc, churn, byCustomers, byRules } = summary;
  const table = plainTable(['segment', 'customers', `money in the window (${currency})`]);
  for (const [name, { customers: members, monetaryMinor }] of Object.entries(segments))
    table.push([name, members, formatAmount(monetaryMinor, currency)]);
  const others = Object.entries(classes).filter(([dimension]) => dimension !== 'rfm');
  return [
    String(table),
    ...[...others, ['abc', abc] as const, ['churn risk', churn] as const].map(
      ([name, counts]) => `${name.padEnd(12)} ${inLine(counts)}`,
    ),
    `${counted(events, 'event')} of ${counted(customers, 'customer')}: ${volumes(byCustomers)}${ofRules(byRules)}.`,
  ].join('\n');
}

function inLine(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`)
    .join('  ');
}

function volumes({ changesPerDay, alertsPerDay }: OutputRates): string {
  return `${counted(total(changesPerDay), 'segment change')}, ${counted(total(alertsPerDay), 'churn alert')}`;
}

function ofRules(byRules: OutputRates): string {
  const isQuiet = total(byRules.changesPerDay) + total(byRules.alertsPerDay) === 0;
  return isQuiet ? '' : `; by new limits ${volumes(byRules)}`;
}
