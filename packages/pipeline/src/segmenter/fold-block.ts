import { foldVersion, type Ruler } from '@tidemark/core';
import type { Block, BlockEntry, Policy as LoggedPolicy } from '@tidemark/schemas';
import { TidemarkError } from '@tidemark/stream';
import { decodePolicy } from '../policy/policy-document.ts';
import { fromLoggedFrame, isSameFrame } from './frame-record.ts';
import { type PartitionMemory, rulersOf } from './partition-memory.ts';
import type { StepDraft } from './step-draft.ts';
import type { MemoryField } from './stored-memory.ts';
import { toCoreEvent } from './to-core-event.ts';

/** Folds a block's entries in order; returns how many events were repeats. Notes in `dirty` what the memory must store. */
export function foldBlock(
  block: Block,
  memory: PartitionMemory,
  draft: StepDraft,
  dirty: Set<MemoryField>,
): number {
  const marks = block.origins.map(({ topic, incarnation, partition }) =>
    watermark(memory, `${topic}/${incarnation}/${partition}`),
  );
  let repeats = 0;
  for (const entry of block.entries) {
    if (entry.type !== 'CustomerEvent') {
      foldControl(entry, memory, dirty);
      continue;
    }
    const mark = marks[entry.origin]!;
    if (entry.offset <= mark.offset) {
      repeats += 1;
      continue;
    }
    mark.offset = entry.offset;
    dirty.add('watermarks');
    if (draft.apply(entry.customerId, toCoreEvent(entry), rulersOf(memory))) repeats += 1;
  }
  return repeats;
}

function watermark(memory: PartitionMemory, origin: string): { offset: number } {
  const known = memory.watermarks.get(origin);
  if (known !== undefined) return known;
  const fresh = { offset: -1 };
  memory.watermarks.set(origin, fresh);
  return fresh;
}

function foldControl(
  entry: Exclude<BlockEntry, { type: 'CustomerEvent' }>,
  memory: PartitionMemory,
  dirty: Set<MemoryField>,
): void {
  switch (entry.type) {
    case 'Tick':
      memory.time = Math.max(memory.time, entry.at);
      dirty.add('time');
      return;
    case 'Frame':
      if (memory.frame !== undefined && !isSameFrame(memory.frame, fromLoggedFrame(entry))) {
        throw refusal(
          'a second frame that differs from the first. A frame never changes: set up another deployment.',
        );
      }
      memory.frame = fromLoggedFrame(entry);
      memory.combined = undefined;
      dirty.add('frame');
      return;
    case 'Policy':
      addPolicy(entry, memory, dirty);
      return;
    case 'Scorecard':
      throw refusal('a scorecard, which this release does not know. Upgrade the segmenters.');
    default:
      entry satisfies never;
  }
}

/** The first record of a version wins: an interrupted apply is completed by repeating it. */
function addPolicy(entry: LoggedPolicy, memory: PartitionMemory, dirty: Set<MemoryField>): void {
  const last = memory.rulers.at(-1);
  if (last !== undefined && entry.version <= last.policyVersion) return;
  if (entry.foldVersion !== foldVersion) {
    throw refusal(
      `policy ${entry.version} for fold version ${entry.foldVersion}, while this release folds by version ${foldVersion}. Run the release that matches.`,
    );
  }
  if (last !== undefined && entry.effectiveAt <= last.effectiveAt) {
    throw refusal(`policy ${entry.version}, which would take effect before policy ${last.policyVersion}.`);
  }
  const ruler: Ruler = {
    policyVersion: entry.version,
    scorecardVersion: null,
    effectiveAt: entry.effectiveAt,
    policy: decodePolicy(entry.document),
  };
  // Every customer begins under the first ruler: there is nobody to take past it.
  if (last === undefined) memory.swept = 1;
  memory.rulers = [...memory.rulers, ruler];
  memory.combined = undefined;
  dirty.add('rulers');
  dirty.add('sweep');
}

function refusal(found: string): TidemarkError {
  return new TidemarkError('refused', `Cannot fold the log: it holds ${found}`, { isRetryable: false });
}
