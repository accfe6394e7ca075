import { createMemoryBroker } from '../../adapters/memory/log/memory-broker.ts';
import { createMemoryStore } from '../../adapters/memory/store/memory-store.ts';
import type { ServiceContext } from '../../context/service-context.ts';
import { packRecords } from '../../packs/pack-records.ts';
import type { LogRecord, NewRecord } from '../../ports/log.ts';
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
  writeBack: { afterMs: 250, bytes: 100 },
};

/** At most three words a batch: tests want many batches. */
const BATCH_WORDS = 3;

/** Holds what it has changed until it is written, and nothing else. */
function openCounter(partition: number): PartitionFold {
  let words: readonly string[] = [];
  const held = new Map<string, number>();
  let changed = new Set<string>();
  const count = (word: string): NewRecord => {
    const times = held.get(word)! + 1;
    held.set(word, times);
    changed.add(word);
    return { topic: 'counts', partition, key: null, value: Buffer.from(`${word}:${times}`) };
  };
  return {
    prepare: async () => undefined,
    plan: (records: readonly LogRecord[]) => {
      words = records.slice(0, BATCH_WORDS).map(({ value }) => String(value));
      return { taken: words.length, events: words.length, timers: undefined, sweep: undefined };
    },
    missing: () => [...new Set(words)].filter((word) => !held.has(word)),
    step: ({ ids, states }) => {
      for (const [index, word] of ids.entries()) held.set(word, Number(states[index] ?? 0));
      return { outputs: packRecords(words.map(count)), isAwaited: false, notes: undefined, duplicates: 0 };
    },
    unwritten: () => changed.size,
    takeWrite: () => {
      const taken = [...changed];
      changed = new Set();
      return {
        states: taken.map((word) => [word, Buffer.from(String(held.get(word)))]),
        dues: taken.map((id) => ({ id, due: Number.MAX_SAFE_INTEGER })),
        fields: [],
        counts: [],
      };
    },
    noteWritten: () => {
      for (const word of held.keys()) if (!changed.has(word)) held.delete(word);
    },
  };
}

/** The parts of a counter whose batches change nothing, as long as the condition holds. */
export function carriedInMemory(
  fold: PartitionFold,
  holds: () => boolean,
): Pick<PartitionFold, 'step' | 'unwritten' | 'takeWrite'> {
  return {
    step: (reads) => (holds() ? { ...fold.step(reads), outputs: [] } : fold.step(reads)),
    unwritten: () => (holds() ? 0 : fold.unwritten()),
    takeWrite: () => (holds() ? { ...fold.takeWrite(), states: [], dues: [] } : fold.takeWrite()),
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

/** Whether A of partition 0 has come to an offset. */
export async function stateAt({ store }: ServiceContext, offset: number): Promise<boolean> {
  return (await store.partition(0).read([])).applied === offset;
}

/** The counter, writing after each batch. */
export const writingEach: StatefulDeclaration = { ...counting, writeBack: { afterMs: 250, bytes: 1 } };
