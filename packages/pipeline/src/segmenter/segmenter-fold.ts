import { type Fold, standardFold } from '@tidemark/core';
import type { BatchReads, PartitionFold, StepResult, StoredDues } from '@tidemark/stream';
import type { CustomerOutput } from '../outputs/customer-output.ts';
import { encodeMemoryField, type PartitionMemory } from '../partition-memory/partition-memory.ts';
import type { MemoryField } from '../partition-memory/stored-memory.ts';
import { type CustomerCache, openCustomerCache } from './customer-cache.ts';
import { foldBlock } from './fold-block.ts';
import { foldFailure } from './fold-failure.ts';
import { firstWritten } from './merge-dues.ts';
import { openPartitionCounters } from './partition-counters.ts';
import { type PlannedBlocks, planBlocks } from './plan-blocks.ts';
import type { SegmenterCodecs } from './segmenter-codecs.ts';
import { type EventCounts, openDraft } from './step-draft.ts';
import { fireTimers, sweepCustomers } from './tick.ts';

/** What a fold works with: of which partition, with which memory, and the codecs. */
export interface SegmenterFoldParts extends SegmenterCodecs {
  readonly partition: number;
  /** Changed in place as the fold goes on. */
  readonly memory: PartitionMemory;
  /** The partition's counters as the store holds them. */
  readonly counts: ReadonlyMap<string, number>;
  /** How many bytes customers may take in memory between two batches, besides those that are not written. */
  readonly cacheBytes: number;
  /** What folds the customers; the standard lists by default. */
  readonly fold?: Fold | undefined;
}

type ChangeCause = 'event' | 'silence' | 'rules';

/** How many of a batch's outputs are segment changes, by cause. */
export type ChangesByCause = ReadonlyMap<ChangeCause, number>;

/** What the metrics want to know of a batch. */
export interface BatchNotes extends EventCounts {
  readonly changes: ChangesByCause;
}

/** What was taken from the log and waits for its states. */
type Planned = Omit<PlannedBlocks, 'plan'>;

const NOTHING: Planned = { blocks: [], endsInTick: false, ids: new Set(), handled: { timers: 0, sweep: 0 } };

/**
 * The segmenter's fold of one partition: blocks of the log and packed states in, records of the output topics and, now and then,
 * packed states out.
 *
 * `step` throws TidemarkError `log-corrupt` or `store-corrupt` for what nobody but Tidemark may have written, `refused` for a
 * log of another fold version.
 */
export function openSegmenterFold(parts: SegmenterFoldParts): PartitionFold<BatchNotes> {
  const { memory, blocks: decoder, fold = standardFold } = parts;
  const customers = openCustomerCache(fold, parts.cacheBytes);
  const counters = openPartitionCounters(parts.counts);
  const dirty = new Set<MemoryField>();
  let planned = NOTHING;

  const foldPlanned = (reads: BatchReads): StepResult<BatchNotes> => {
    const { blocks, endsInTick } = planned;
    // Let go at once: held through the commit, a batch of decoded events would outlive a scavenge.
    planned = NOTHING;
    customers.load(reads.ids, reads.states);
    const draft = openDraft(customers, counters, fold);
    let duplicates = 0;
    for (const block of blocks) duplicates += foldBlock(block, memory, draft, dirty);
    let isAwaited = false;
    if (endsInTick) {
      const isMoreDue = fireTimers(memory, draft, reads.due);
      sweepCustomers(memory, draft, reads.swept, dirty);
      // The clock writes the next tick when this one is applied; and whoever drives simulated time waits for every one.
      isAwaited = isMoreDue || memory.sweep !== undefined || memory.deployment?.time === 'simulated';
    }
    customers.trim();
    return {
      outputs: parts.packOutputs(draft.outputs, parts.partition),
      isAwaited,
      notes: { changes: changesByCause(draft.outputs), ...draft.counted() },
      duplicates,
    };
  };

  return {
    prepare: (records) => decoder.prepare(records.map((record) => record.value)),
    plan: (records) => {
      const { plan, ...rest } = planBlocks(decoder, memory, records, customers.unwritten());
      planned = rest;
      return plan;
    },
    missing: (dues) => customers.missing(needed(planned, dues, customers)),
    step: (reads) => {
      try {
        return foldPlanned(reads);
      } catch (error) {
        throw foldFailure(error, parts.partition);
      }
    },
    unwritten: () => customers.changedBytes() + (mustBeWritten(dirty) ? 1 : 0),
    takeWrite: () => {
      const fields = [...dirty].map((field) => [field, encodeMemoryField(memory, field)] as const);
      dirty.clear();
      return { ...customers.takeWrite(), counts: counters.take(), fields };
    },
    noteWritten: customers.noteWritten,
  };
}

/** Everybody who may come up in a batch. */
function needed(
  { ids, handled }: Planned,
  { due, swept }: StoredDues,
  { isUnwritten }: CustomerCache,
): ReadonlySet<string> {
  if (due.length + swept.length === 0) return ids;
  return new Set([
    ...ids,
    ...firstWritten(due, isUnwritten, handled.timers),
    ...firstWritten(swept, isUnwritten, handled.sweep),
  ]);
}

function changesByCause(outputs: readonly CustomerOutput[]): ChangesByCause {
  const changes = new Map<ChangeCause, number>();
  for (const { output } of outputs) {
    if (output.type !== 'segment-changed') continue;
    const { kind } = output.cause;
    const cause = kind === 'RULES' ? 'rules' : kind === 'SILENCE' ? 'silence' : 'event';
    changes.set(cause, (changes.get(cause) ?? 0) + 1);
  }
  return changes;
}

/** Time and source positions alone are carried in memory: folding the same records again finds them again. */
function mustBeWritten(dirty: ReadonlySet<MemoryField>): boolean {
  return dirty.has('deployment') || dirty.has('rules') || dirty.has('sweep');
}
