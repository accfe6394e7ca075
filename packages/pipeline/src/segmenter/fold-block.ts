import { foldVersion } from '@tidemark/core';
import type {
  Block,
  BlockEntry,
  Policy as LoggedPolicy,
  Scorecard as LoggedScorecard,
} from '@tidemark/schemas';
import type { TidemarkError } from '@tidemark/stream';
import { fromLoggedDeployment, isSameDeployment } from '../deployment/deployment-record.ts';
import { refusal } from '../errors/refusal.ts';
import { learnRules, type PartitionMemory, rulesOf } from '../partition-memory/partition-memory.ts';
import type { MemoryField } from '../partition-memory/stored-memory.ts';
import { inForceBehind, type RulesKind } from '../rules-records/rules-records.ts';
import type { StepDraft } from './step-draft.ts';
import { toCoreEvent } from './to-core-event.ts';

/** Folds a block's entries in order; returns how many events were repeats. Notes in `dirty` what the memory must store. */
export function foldBlock(
  block: Block,
  memory: PartitionMemory,
  draft: StepDraft,
  dirty: Set<MemoryField>,
): number {
  const marks = block.origins.map(({ topic, incarnation, partition }) =>
    sourcePosition(memory, `${topic}/${incarnation}/${partition}`),
  );
  // Several events of one record share its offset: what counts is how far the blocks before this one came.
  const before = marks.map(({ offset }) => offset);
  let repeats = 0;
  for (const entry of block.entries) {
    if (entry.type !== 'CustomerEvent') {
      foldControl(entry, memory, dirty);
      continue;
    }
    const mark = marks[entry.origin]!;
    if (entry.offset <= before[entry.origin]! || entry.offset < mark.offset) {
      repeats += 1;
      continue;
    }
    mark.offset = entry.offset;
    dirty.add('sourcePositions');
    if (draft.apply(entry.customerId, toCoreEvent(entry), rulesOf(memory))) repeats += 1;
  }
  return repeats;
}

function sourcePosition(memory: PartitionMemory, origin: string): { offset: number } {
  const known = memory.sourcePositions.get(origin);
  if (known !== undefined) return known;
  const fresh = { offset: -1 };
  memory.sourcePositions.set(origin, fresh);
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
    case 'Deployment':
      if (
        memory.deployment !== undefined &&
        !isSameDeployment(memory.deployment, fromLoggedDeployment(entry))
      ) {
        throw cannotFold(
          'a second deployment that differs from the first. A deployment never changes: set up another deployment.',
        );
      }
      memory.deployment = fromLoggedDeployment(entry);
      memory.combined = undefined;
      dirty.add('deployment');
      return;
    case 'Policy':
      foldRules('policy', entry, memory, dirty);
      return;
    case 'Scorecard':
      foldRules('scorecard', entry, memory, dirty);
      return;
    default:
      entry satisfies never;
  }
}

function foldRules(
  kind: RulesKind,
  { version, effectiveAt, document, foldVersion: ofFold }: LoggedPolicy | LoggedScorecard,
  memory: PartitionMemory,
  dirty: Set<MemoryField>,
): void {
  const record = inForceBehind(memory.records, { kind, version, effectiveAt, document });
  if (record === undefined) return;
  if (ofFold !== foldVersion) {
    throw cannotFold(
      `${kind} ${version} for fold version ${ofFold}, while this release folds by version ${foldVersion}. Run the release that matches.`,
    );
  }
  if (kind === 'scorecard' && memory.records.length === 0) {
    throw cannotFold(
      'a scorecard before the first policy: it was not made by `tidemark setup`. Run it against empty topics.',
    );
  }
  // Every customer begins under the first rule set: there is nobody to take past it.
  if (memory.records.length === 0) memory.swept = 1;
  learnRules(memory, record);
  dirty.add('rules');
  dirty.add('sweep');
}

function cannotFold(found: string): TidemarkError {
  return refusal(`Cannot fold the log: it holds ${found}`);
}
