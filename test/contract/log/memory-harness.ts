import { createMemoryBroker, createMemoryLog, createMemoryLogAdmin } from '@tidemark/stream';
import { type LogHarness, wallTiming } from './log-harness.ts';

/** A log in memory. */
export async function createMemoryHarness(): Promise<LogHarness> {
  const broker = createMemoryBroker(wallTiming);
  let names = 0;
  return {
    open: () => createMemoryLog(broker),
    admin: createMemoryLogAdmin(broker),
    async appendAborted(records) {
      broker.append(records, 'aborted');
    },
    async deleteBefore(at, offset) {
      broker.partition(at, 'delete from').deleteBefore(offset);
    },
    freshName: (stem) => `${stem}-${names++}`,
  };
}
