import type { PipelineContext } from '@tidemark/pipeline';
import type { LogRecord, PartitionReader, PartitionStore, Transactor } from '@tidemark/stream';
import type { World } from '../world/world.ts';

/** A guard switched off, by what stands between the processes and what is behind their ports. */
export interface Ablation {
  /** What the guard does. */
  readonly guard: string;
  /** What the checks find without it. */
  readonly sees: RegExp;
  /** Before the ports of a process that starts. */
  readonly process?: (context: PipelineContext, world: World) => PipelineContext;
  /** In the store itself, where a request has its effect. */
  readonly store?: (store: PartitionStore, world: World) => PartitionStore;
}

/** The context with every partition's store changed, made once for each partition. */
export function withStore(
  context: PipelineContext,
  change: (store: PartitionStore) => PartitionStore,
): PipelineContext {
  const changed = new Map<number, PartitionStore>();
  const partition = (number: number) => {
    const store = changed.get(number) ?? change(context.store.partition(number));
    changed.set(number, store);
    return store;
  };
  return { ...context, store: { ...context.store, partition } };
}

/** The context with every transactor changed as it is opened. */
export function withTransactor(
  context: PipelineContext,
  change: (transactor: Transactor) => Transactor,
): PipelineContext {
  const openTransactor = async (id: string) => change(await context.log.openTransactor(id));
  return { ...context, log: { ...context.log, openTransactor } };
}

/** The context with every reader changed as it is assigned. */
export function withReaders(
  context: PipelineContext,
  change: (reader: PartitionReader) => PartitionReader,
): PipelineContext {
  const subscribe: typeof context.log.subscribe = (options) =>
    context.log.subscribe({
      ...options,
      onAssigned: (readers) => options.onAssigned(readers.map(change)),
    });
  return { ...context, log: { ...context.log, subscribe } };
}

/** The context with what readers of a topic deliver cut into other runs. */
export function withRuns(
  context: PipelineContext,
  topic: string,
  recut: (run: readonly LogRecord[]) => readonly (readonly LogRecord[])[],
): PipelineContext {
  return withReaders(context, (reader) => {
    if (reader.topic !== topic) return reader;
    const runs: (readonly LogRecord[])[] = [];
    const seek = (offset: number) => {
      runs.length = 0;
      reader.seek(offset);
    };
    const from = async (coming: () => Promise<readonly LogRecord[]>) => {
      if (runs.length === 0) runs.push(...recut(await coming()));
      return runs.shift() ?? [];
    };
    const next = () => from(reader.next);
    const nextWithin = (timeoutMs: number) => from(() => reader.nextWithin(timeoutMs));
    return { ...reader, seek, next, nextWithin };
  });
}
