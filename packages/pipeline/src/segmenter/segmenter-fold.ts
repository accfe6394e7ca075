import type { Fold } from '@tidemark/core';
import type { BatchReads, PartitionFold, StepResult } from '@tidemark/stream';
import type { CustomerOutput } from '../outputs/customer-output.ts';
import { encodeMemoryField, type PartitionMemory } from '../partition-memory/partition-memory.ts';
import type { MemoryField } from '../partition-memory/stored-memory.ts';
import { foldBlock } from './fold-block.ts';
import { foldFailure } from './fold-failure.ts';
import { type PlannedBlocks, planBlocks } from './plan-blocks.ts';
import type { SegmenterCodecs } from './segmenter-codecs.ts';
import { type EventCounts, openDraft, type StepDraft } from './step-draft.ts';
import { fireTimers, sweepCustomers } from './tick.ts';

/** What a fold works with: of which partition, with which memory, and the codecs. */
export interface SegmenterFoldParts extends SegmenterCodecs {
  readonly partition: number;
  /** Changed in place as the fold goes on. */
  readonly memory: PartitionMemory;
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

/**
 * The segmenter's fold of one partition: blocks of the log and packed states in, records of the output topics and packed states
 * out.
 *
 * `step` throws TidemarkError `log-corrupt` or `store-corrupt` for what nobody but Tidemark may have written, `refused` for a
 * log of another fold version.
 */
export function openSegmenterFold(parts: SegmenterFoldParts): PartitionFold<BatchNotes> {
  const { memory, blocks: decoder } = parts;
  const dirty = new Set<MemoryField>();
  const nothing: Planned = { blocks: [], endsInTick: false };
  let planned = nothing;

  const foldPlanned = (reads: BatchReads): StepResult<BatchNotes> => {
    const { blocks, endsInTick } = planned;
    // Let go at once: held through the commit, a batch of decoded events would outlive a scavenge.
    planned = nothing;
    const draft = openDraft(reads.ids, reads.states, parts.fold);
    let duplicates = 0;
    for (const block of blocks) duplicates += foldBlock(block, memory, draft, dirty);
    if (endsInTick) {
      fireTimers(memory, draft, reads.due);
      sweepCustomers(memory, draft, reads.swept, dirty);
    }
    const result = stepResult(parts, draft, duplicates);
    // Whoever drives simulated time waits until a tick is applied: there, each leaves a trace.
    const isWatchedTick = endsInTick && memory.deployment?.time === 'simulated';
    return { ...result, mustWrite: mustWrite(result, dirty, isWatchedTick) };
  };

  return {
    prepare: (records) => decoder.prepare(records.map((record) => record.value)),
    plan: (records) => {
      const { plan, ...rest } = planBlocks(decoder, memory, records);
      planned = rest;
      return plan;
    },
    step: (reads) => {
      try {
        return foldPlanned(reads);
      } catch (error) {
        throw foldFailure(error, parts.partition);
      }
    },
    takeFields: () => {
      const fields = [...dirty].map((field) => [field, encodeMemoryField(memory, field)] as const);
      dirty.clear();
      return fields;
    },
  };
}

function stepResult(
  { recordOf, partition }: SegmenterFoldParts,
  draft: StepDraft,
  duplicates: number,
): Omit<StepResult<BatchNotes>, 'mustWrite'> {
  return {
    outputs: draft.outputs.map((output) => recordOf(output, partition)),
    ...draft.writes(),
    // Also the counters that end where they began: the store mends by a later batch what it kept of half a one.
    counts: draft.counts(),
    notes: { changes: changesByCause(draft.outputs), ...draft.counted() },
    duplicates,
  };
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

type Written = Pick<StepResult, 'states' | 'dues'>;

/** Time and source positions alone are carried in memory: folding the same records again finds them again. */
function mustWrite(
  { states, dues }: Written,
  dirty: ReadonlySet<MemoryField>,
  isWatchedTick: boolean,
): boolean {
  const rulesMoved = dirty.has('deployment') || dirty.has('rules') || dirty.has('sweep');
  return isWatchedTick || rulesMoved || states.length + dues.length > 0;
}
