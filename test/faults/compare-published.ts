import type { PublishedRecord } from '../support/published-records.ts';

type Published = ReadonlyMap<string, readonly PublishedRecord[]>;

/** The customers whose published sequence is not, byte for byte, that of the other run. */
export function differingCustomers(real: Published, expected: Published): readonly string[] {
  return [...new Set([...expected.keys(), ...real.keys()])].filter(
    (customer) => JSON.stringify(real.get(customer)) !== JSON.stringify(expected.get(customer)),
  );
}

export function countOutputs(published: Published): number {
  return [...published.values()].reduce((sum, records) => sum + records.length, 0);
}
