import { createMemoryStore } from '@tidemark/stream';
import { stateStoreContract } from './state-store.contract.ts';

stateStoreContract(
  'memory',
  async () => createMemoryStore(),
  async (store, partition) => store.partition(partition).loseDues(),
);
