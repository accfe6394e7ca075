import type { PublishedRecord } from '../support/published-records.ts';

type Published = ReadonlyMap<string, readonly PublishedRecord[]>;

/** The customers whose published sequence is not, byte for byte, that of the other run. */
export function differingCustomers(real: Published, expected: Published): readonly string[] {
  return [...new Set([...expected.keys(), ...real.keys()])].filter(
    (customer) => JSON.stringify(real.get(customer)) !== JSON.stringify(expected.get(customer)),
  );
}

/** How many there are: of one topic, or of all. */
export function countOutputs(published: Published, topic?: string): number {
  const records = [...published.values()].flat();
  return topic === undefined ? records.length : records.filter((record) => record.topic === topic).length;
}
