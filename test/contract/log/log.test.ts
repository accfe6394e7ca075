import { createMemoryBroker, createMemoryLog } from '@tidemark/stream';
import { logContract } from './log.contract.ts';
import { wallTiming } from './log-harness.ts';

logContract('memory', async () => {
  const broker = createMemoryBroker(wallTiming);
  let names = 0;
  return {
    open: () => createMemoryLog({ timing: wallTiming, broker }),
    async appendAborted(records) {
      broker.append(records, 'aborted');
    },
    async deleteBefore(at, offset) {
      broker.partition(at, 'delete from').deleteBefore(offset);
    },
    freshName: (stem) => `${stem}-${names++}`,
  };
});
