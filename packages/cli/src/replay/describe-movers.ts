import { formatInstant } from '../inspect/format-instant.ts';
import { plainTable } from '../inspect/plain-table.ts';
import { counted } from '../sentences/counted.ts';
import { printable } from '../sentences/printable.ts';
import type { Movers } from './who-would-move.ts';

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
