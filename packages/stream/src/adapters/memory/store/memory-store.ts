import type { StateStore } from '../../../ports/state-store.ts';
import { createMemoryStorePartition, type MemoryStorePartition } from './memory-store-partition.ts';

/** The state store of the embedded default and of simulations. */
export interface MemoryStore extends StateStore {
  partition(partition: number): MemoryStorePartition;
}

export interface MemoryStoreOptions {
  /** How many of its last writes each partition can take back with `forgetLast`; 0 by default. */
  readonly rememberedWrites?: number;
}

/**
 * A state store in memory. The same partition number always gives the same contents, so several owners see
 * each other's writes as they would in Redis. Every method acts at its call, before its promise resolves.
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): MemoryStore {
  const partitions = new Map<number, MemoryStorePartition>();
  return {
    partition(partition) {
      const known = partitions.get(partition);
      if (known !== undefined) return known;
      const made = createMemoryStorePartition(partition, options.rememberedWrites ?? 0);
      partitions.set(partition, made);
      return made;
    },
    close: async () => undefined,
  };
}
