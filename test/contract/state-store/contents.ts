import type { PartitionStore, StoreWrite } from '@tidemark/stream';

/** The due of a customer of whom nothing is due: the largest that must come back exactly. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** A first write (A: none → 10) of the given parts. */
export function aWrite(parts: Partial<StoreWrite>): StoreWrite {
  return { expected: undefined, next: 10, states: [], dues: [], fields: [], counts: [], ...parts };
}

export async function scanned(partition: PartitionStore): Promise<ReadonlyMap<string, Buffer>> {
  const found = new Map<string, Buffer>();
  for await (const [id, state] of partition.scan()) found.set(id, state);
  return found;
}
