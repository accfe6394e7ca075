import type { EpochMs } from '@tidemark/core';
import type { Departure } from '../shop/open-shop.ts';
import type { Silences } from './collect-silences.ts';
import type { Silence } from './silence.ts';

/** The silences of those who are known to have left. */
export interface DepartedSilences {
  /** When the customer of a silence left, be it in this one or later; of who stayed there is none. */
  readonly leftAt: ReadonlyMap<Silence, EpochMs>;
  /** Those in which somebody left. */
  readonly last: ReadonlySet<Silence>;
  /** Departures that do not count: of customers who bought afterwards, or not before. */
  readonly leftOut: number;
}

/** @param departures at most one a customer */
export function departedSilences(
  departures: readonly Departure[],
  { byCustomer }: Silences,
): DepartedSilences {
  const leftAtOf = new Map<Silence, EpochMs>();
  const lastOnes = new Set<Silence>();
  let leftOut = 0;
  for (const { customerId, leftAt } of departures) {
    const own = byCustomer.get(customerId) ?? [];
    const last = own.at(-1);
    if (last === undefined || last.lastAt > leftAt) {
      leftOut += 1;
      continue;
    }
    lastOnes.add(last);
    for (const silence of own) leftAtOf.set(silence, leftAt);
  }
  return { leftAt: leftAtOf, last: lastOnes, leftOut };
}
