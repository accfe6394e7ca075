import { printable } from '@tidemark/operations';
import type { Movers } from '@tidemark/simulation';
import { counted } from '../sentences/counted.ts';
import { formatInstant } from '../sentences/format-instant.ts';
import { plainTable } from '../terminal/plain-table.ts';
import { describeWork } from './describe-work.ts';

/** Who would move under new rules, for people who are about to apply them. */
export function describeMovers({ at, customers, movers, alerts, moves, first, work }: Movers): string {
  const total = `Of ${counted(customers, 'customer')} of the history ${movers.toLocaleString('en-US')} would move on ${formatInstant(at)}, and ${counted(alerts, 'churn alert')} would come of it.`;
  const volumes = describeVolumes(work);
  if (movers === 0) return [...volumes, total].join('\n');
  const table = plainTable(['dimension', 'from', 'to', 'customers']);
  for (const [dimension, rows] of Object.entries(moves)) {
    for (const [from, row] of Object.entries(rows)) {
      for (const [to, count] of Object.entries(row)) table.push([dimension, from, to, count]);
    }
  }
  const examples = first.map(
    ({ customerId, dimension, first: from, second: to, why }) =>
      `  ${printable(customerId)}  ${dimension} ${from} → ${to}  ${why}`,
  );
  return [String(table), 'For example:', ...examples, ...volumes, total].join('\n');
}

function describeVolumes({ before, after }: Movers['work']): readonly string[] {
  const table = describeWork([
    { name: 'rules in force', work: before },
    { name: 'new rules', work: after },
  ]);
  return table === ''
    ? []
    : ['Over the whole history, had these been the rules from its beginning on:', table];
}
