import { type OutputRates, type ReplaySummary, total } from '@tidemark/simulation';
import { counted } from '../sentences/counted.ts';
import { formatAmount } from '../sentences/format-money.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { describeWork } from './describe-work.ts';

/** A replay's summary for people. */
export function describeSummary(summary: ReplaySummary): string {
  const { events, customers, currency, segments, classes, abc, churn, byCustomers, byRules, work } = summary;
  const table = plainTable(['segment', 'customers', `money in the window (${currency})`]);
  for (const [name, { customers: members, monetaryMinor }] of Object.entries(segments))
    table.push([name, members, formatAmount(monetaryMinor, currency)]);
  const others = Object.entries(classes).filter(([dimension]) => dimension !== 'rfm');
  return [
    String(table),
    ...[...others, ['abc', abc] as const, ['churn risk', churn] as const].map(
      ([name, counts]) => `${name.padEnd(12)} ${inLine(counts)}`,
    ),
    ...told(describeWork([{ name: 'published', work }])),
    `${counted(events, 'event')} of ${counted(customers, 'customer')}: ${volumes(byCustomers)}${ofRules(byRules)}.`,
  ].join('\n');
}

function told(text: string): readonly string[] {
  return text === '' ? [] : [text];
}

function inLine(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count.toLocaleString('en-US')}`)
    .join('  ');
}

function volumes({ changesPerDay, alertsPerDay, followUpsPerDay }: OutputRates): string {
  const counts = [
    counted(total(changesPerDay), 'segment change'),
    counted(total(alertsPerDay), 'churn alert'),
    counted(total(followUpsPerDay), 'follow-up'),
  ];
  return counts.join(', ');
}

function ofRules(byRules: OutputRates): string {
  const { changesPerDay, alertsPerDay, followUpsPerDay } = byRules;
  const isQuiet = total(changesPerDay) + total(alertsPerDay) + total(followUpsPerDay) === 0;
  return isQuiet ? '' : `; by new limits ${volumes(byRules)}`;
}
