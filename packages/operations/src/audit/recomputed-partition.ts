import type { Fold } from '@tidemark/core';
import {
  decodeMemory,
  namesOf,
  openSegmenterFold,
  type PartitionMemory,
  type SegmenterCodecs,
} from '@tidemark/pipeline';
import {
  createMemoryStore,
  type NewRecord,
  type PartitionStore,
  refusal,
  type ServiceContext,
  type TidemarkError,
} from '@tidemark/stream';
import { foldBatch } from './fold-batch.ts';

/** Of customers held unpacked beside the recomputed store, which holds all of them packed. */
const CACHE_BYTES = 16 * 2 ** 20;

/** A log partition folded anew, in memory: what state, index, counters and outputs should be at an offset of the log. */
export interface RecomputedPartition {
  /** Holds what the running system's store should hold once it stands at `position`. */
  readonly store: PartitionStore;
  readonly memory: PartitionMemory;
  /** The next offset to fold. */
  position(): number;
  /** Folds on up to an offset; never back. @throws TidemarkError `log-corrupt` for a record that cannot be folded */
  foldTo(offset: number): Promise<void>;
}

export interface RecomputedOptions {
  readonly context: ServiceContext;
  readonly partition: number;
  readonly codecs: SegmenterCodecs;
  readonly fold: Fold;
  /** Takes the outputs of each record, those of each topic in the order in which they are published. */
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
  const nothing = { counts: new Map(), cacheBytes: CACHE_BYTES };
  const fold = openSegmenterFold({ partition, memory, ...nothing, fold: options.fold, ...codecs });
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
        await fold.prepare([record]);
        const { outputs, events } = await foldBatch(fold, store, [record]);
        position = next;
        options.onFolded(events);
        if (outputs.length > 0) await options.onOutputs(outputs);
      }
      if (position < offset) throw endsTooEarly(topic, partition, position, offset);
    },
  };
}

function endsTooEarly(topic: string, partition: number, end: number, wanted: number): TidemarkError {
  return refusal(
    `Cannot audit ${topic}/${partition}: the log ends at ${end}, the state was folded up to ${wanted}. The log has lost records, or the state belongs to another log.`,
  );
}
