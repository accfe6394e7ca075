import { createMemoryBroker } from '../../adapters/memory/log/memory-broker.ts';
import { createMemoryStore } from '../../adapters/memory/store/memory-store.ts';
import type { ServiceContext } from '../../context/service-context.ts';
import type { LogRecord } from '../../ports/log.ts';
import type { Timing } from '../../ports/timing.ts';
import { createMemoryContext } from '../../runtime/memory-context.ts';
import type { StatefulDeclaration } from './declaration.ts';
import type { PartitionFold } from './partition-fold.ts';

/** Time stands; a wait gives everything else its turn and ends. */
const timing: Timing = {
  now: () => 0,
  wait: async () => {
    await new Promise((resolve) => setImmediate(resolve));
  },
};

/** A context in memory, and as many further ones on the same broker and store as a test has processes. */
export function memoryProcesses(count: number): readonly ServiceContext[] {
  const broker = createMemoryBroker(timing);
  const store = createMemoryStore({ rememberedWrites: 1_000 });
  return Array.from({ length: count }, () =>
    createMemoryContext({ deployment: 'test', timing, broker, store, metrics: {} }),
  );
}

/** A stateful service that counts how often each word came and publishes `<word>:<count>` at each change. */
export const counting: StatefulDeclaration = {
  input: 'words',
  group: 'test.counter',
  progressGroup: 'test.counter.progress',
  transactionalId: (partition) => `test-counter-${partition}`,
  fields: [],
  openFold: ({ partition }) => openCounter(partition),
  recovery: 'refuse',
};

/** At most three words a batch: tests want many batches. */
const BATCH_WORDS = 3;

function openCounter(partition: number): PartitionFold {
  let words: readonly string[] = [];
  return {
    prepare: async () => undefined,
    plan: (records: readonly LogRecord[]) => {
      words = records.slice(0, BATCH_WORDS).map(({ value }) => String(value));
      const ids = [...new Set(words)];
      return { taken: words.length, events: words.length, ids, timers: undefined, sweep: undefined };
    },
    step: ({ ids, states }) => {
      const counts = new Map(ids.map((word, index) => [word, Number(states[index] ?? 0)]));
      const outputs = words.map((word) => {
        const count = counts.get(word)! + 1;
        counts.set(word, count);
        return { topic: 'counts', partition, key: null, value: Buffer.from(`${word}:${count}`) };
      });
      const stored = [...counts].map(([word, count]) => [word, Buffer.from(String(count))] as const);
      const dues = [...counts].map(([id]) => ({ id, due: Number.MAX_SAFE_INTEGER }));
      const none = { counts: [], notes: undefined };
      return { ...none, outputs, states: stored, dues, mustWrite: true, duplicates: 0 };
    },
    takeFields: () => [],
  };
}

/** Creates the topics, as `setup` would, and appends the words to partition 0. */
export async function sayWords(context: ServiceContext, words: readonly string[]): Promise<void> {
  const isNew = (await context.log.bounds('words')) === undefined;
  await context.admin.createTopics(
    ['words', 'counts'].map((topic) => ({ topic, partitions: 2, config: {} })),
  );
  if (isNew) {
    const offsets = [0, 1].map((partition) => ({ topic: 'words', partition, offset: 0, metadata: '' }));
    await context.admin.commitFor(counting.progressGroup, offsets);
  }
  const appender = await context.log.openAppender();
  await appender.append(
    words.map((word) => ({ topic: 'words', partition: 0, key: null, value: Buffer.from(word) })),
  );
}

/** What read_committed consumers see of partition 0. */
export async function published({ log }: ServiceContext): Promise<readonly string[]> {
  const seen: string[] = [];
  const range = { topic: 'counts', partition: 0, from: 0, isolation: 'read_committed' } as const;
  for await (const { value } of log.read(range)) seen.push(String(value));
  return seen;
}

/** Lets everything that can run run, until the condition holds. */
export async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let round = 0; round < 10_000; round++) {
    if (await condition()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error('the condition did not come to hold');
}
