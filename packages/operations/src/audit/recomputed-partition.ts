import {
  decodeMemory,
  type FoldCodecs,
  namesOf,
  openSegmenterFold,
  type PartitionMemory,
} from '@tidemark/pipeline';
import {
  createMemoryStore,
  type LogRecord,
  type NewRecord,
  type PartitionFold,
  type PartitionStore,
  type ServiceContext,
  TidemarkError,
} from '@tidemark/stream';

/** A log partition folded anew, in memory: what state, index, counters and outputs should be at an offset of the log. */
export interface RecomputedPartition {
  /** Holds what the running system's store should hold once it stands at `position`. */
  readonly store: PartitionStore;
  readonly memory: PartitionMemory;
  /** The next offset to fold. */
  position(): number;
  /** Folds on up to an offset; never back. @throws TidemarkError `log-corrupt` for records nobody can fold */
  foldTo(offset: number): Promise<void>;
}

export interface RecomputedOptions {
  readonly context: ServiceContext;
  readonly partition: number;
  readonly codecs: FoldCodecs;
  /** Takes the outputs of each record, in the order in which they are published. */
  readonly onOutputs: (outputs: readonly NewRecord[]) => Promise<void>;
  /** Called after each record. */
  readonly onFolded: (events: number) => void;
}

/**
 * Opens a straight pass over a log partition with the segmenter's own fold, one record at a time: batch boundaries, claims,
 * transactions and the store of the running system have no part in it. They are what is audited; the fold itself is held
 * against a second implementation elsewhere.
 */
export function openRecomputedPartition(options: RecomputedOptions): RecomputedPartition {
  const { context, partition, codecs } = options;
  const names = namesOf(context);
  const store = createMemoryStore().partition(partition);
  const memory = decodeMemory([]);
  const fold = openSegmenterFold({ partition, memory, names, ...codecs });
  let position = 0;

  return {
    store,
    memory,
    position: () => position,
    async foldTo(offset) {
      if (offset <= position) return;
      const topic = names.customerEvents;
      const range = {
        topic,
        partition,
        from: position,
        until: offset,
        isolation: 'read_uncommitted',
      } as const;
      for await (const record of context.log.read(range)) {
        const next = record.offset + 1;
        const { outputs, events } = await foldRecord(fold, store, record);
        position = next;
        options.onFolded(events);
        if (outputs.length > 0) await options.onOutputs(outputs);
      }
      if (position < offset) throw endsTooEarly(topic, partition, position, offset);
    },
  };
}

async function foldRecord(
  fold: PartitionFold,
  store: PartitionStore,
  record: LogRecord,
): Promise<{ readonly outputs: readonly NewRecord[]; readonly events: number }> {
  await fold.prepare([record]);
  const { ids: planned, timers, sweep, events } = fold.plan([record]);
  const due = timers === undefined ? [] : await store.dueThrough(timers.through, timers.limit);
  const swept = sweep === undefined ? [] : await store.dueAfter(sweep.after, sweep.limit);
  const ids = [...new Set([...planned, ...due.map(({ id }) => id), ...swept.map(({ id }) => id)])];
  const { applied, states } = await store.read(ids);
  const { outputs, states: changed, dues, counts } = fold.step({ ids, states, due, swept });
  await store.write({
    expected: applied,
    next: record.offset + 1,
    states: changed,
    dues,
    counts,
    fields: [],
  });
  return { outputs, events };
}

function endsTooEarly(topic: string, partition: number, end: number, wanted: number): TidemarkError {
  return new TidemarkError(
    'refused',
    `Cannot audit ${topic}/${partition}: the log ends at ${end}, the state was folded up to ${wanted}. The log has lost records, or the state belongs to another log.`,
    { isRetryable: false },
  );
}
