import type { Replayed } from '@tidemark/simulation';
import { counted } from '../sentences/counted.ts';

/** A line of its own where money was more than can be added up; nothing where all sums are exact, as in any honest history. */
export function describeCapped({ cappedCustomers }: Pick<Replayed, 'cappedCustomers'>): string {
  if (cappedCustomers === 0) return '';
  return `\n${counted(cappedCustomers, 'customer')} spent more than can be added up: such sums stop at 2^53 - 1 minor units.`;
}
