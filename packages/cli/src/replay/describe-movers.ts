import { printable } from '@tidemark/operations';
import type { Movers } from '@tidemark/simulation';
import { counted } from '../sentences/counted.ts';
import { formatInstant } from '../sentences/format-instant.ts';
import { plainTable } from '../terminal/plain-table.ts';

/** Who would move under new rules, for people who are about to apply them. */
export function describeMovers({ at, customers, movers, alerts, moves, first }: Movers): string {
  const total = `Of ${counted(customers, 'customer')} of the history ${movers.toLocaleString('en-US')} would move on ${formatInstant(at)}, and ${counted(alerts, 'churn alert')} would come of it.`;
  if (movers === 0) return total;
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
  return [String(table), 'For example:', ...examples, total].join('\n');
}
