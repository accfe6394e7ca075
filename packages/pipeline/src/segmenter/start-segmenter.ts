import type { Fold } from '@tidemark/core';
import {
  type FoldStart,
  type LoopStep,
  type PartitionFold,
  type Recovery,
  type RunningService,
  runStateful,
  type WriteBack,
} from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import { addedPartitionRefusal } from '../deployment-checks/check-partition-counts.ts';
import { checkStoredDeployment } from '../deployment-checks/check-stored-deployments.ts';
import type { PipelineContext } from '../metrics/pipeline-context.ts';
import { namesOf } from '../names/names.ts';
import type { OutputTopic } from '../outputs/output-topic.ts';
import { decodeMemory } from '../partition-memory/partition-memory.ts';
import { memoryFields, storedDeployment } from '../partition-memory/stored-memory.ts';
import { openSegmenterCodecs } from './segmenter-codecs.ts';
import { type BatchNotes, openSegmenterFold } from './segmenter-fold.ts';

const MIB = 2 ** 20;
/** What customers may take that are held unpacked: of some 10,000, who take one to two kilobytes each, unless they buy every day. */
export const CACHE_MIB = 16;
/**
 * Four times as long as 250 ms and twice as many states took 0.85 of the segmenter's CPU over a backlog of 180 days, and 0.7 of
 * Redis's under a steady load: who changes often is packed and written once. What is held longer is what a crash folds again.
 */
export const WRITE_BACK = { afterMs: 1_000, bytes: 16 * MIB } as const satisfies WriteBack;

/** How a segmenter claims its partitions, and what it publishes. */
export interface SegmenterSettings {
  /** What it does where state and progress do not fit together. */
  readonly recovery: Recovery;
  /** The topics it writes its outputs to; the standard list by default. */
  readonly outputs?: readonly OutputTopic[] | undefined;
  /** What folds the customers; the standard lists by default. A store belongs to the lists that it was filled with. */
  readonly fold?: Fold | undefined;
  /** What customers may take that this process holds unpacked, over all its partitions; `CACHE_MIB` by default. */
  readonly cacheBytes?: number | undefined;
  /** When changes are written to the store. */
  readonly writeBack?: WriteBack | undefined;
  /** Called after each step of the loop: for tests that stop it at a step. */
  readonly trace?: (step: LoopStep, partition: number, offset: number) => void;
}

/**
 * Starts the segmenter: folds the log into every customer's state and publishes what changes.
 *
 * @throws TidemarkError `refused` where there is no deployment, or another one
 */
export async function startSegmenter(
  context: PipelineContext,
  settings: SegmenterSettings,
): Promise<RunningService> {
  const { timing, metrics } = context;
  const names = namesOf(context);
  const deployment = await readDeployment(context);
  const { outputs, fold, cacheBytes = CACHE_MIB * MIB, writeBack = WRITE_BACK, ...rest } = settings;
  const codecs = await openSegmenterCodecs(context, outputs);
  const openFold = ({ partition, owned, fields, counts, isAnew }: FoldStart): PartitionFold<BatchNotes> => {
    // Of a state that is going to be forgotten nothing matters but whose it is.
    const memory = decodeMemory(isAnew ? [] : fields);
    const stored = storedDeployment(fields);
    if (partition >= deployment.partitions)
      throw addedPartitionRefusal(names.customerEvents, partition, deployment.partitions);
    if (stored !== undefined) checkStoredDeployment(stored, deployment, partition);
    const share = cacheBytes / owned;
    return openSegmenterFold({ partition, memory, counts, cacheBytes: share, fold, ...codecs });
  };
  return runStateful(context, {
    input: names.customerEvents,
    group: names.segmenterGroup,
    progressGroup: names.progressGroup,
    transactionalId: names.transactionalId,
    fields: memoryFields,
    openFold,
    writeBack,
    onPublished: ({ notes, appendedAt }) => {
      for (const [cause, count] of notes.changes) metrics.changesPublished.inc({ cause }, count);
      if (appendedAt === undefined) return;
      metrics.eventToPublishSeconds.observe(Math.max(0, timing.now() - appendedAt) / 1_000);
    },
    onFolded: ({ partition, notes }) => reportCapped(context, partition, notes),
    ...rest,
  });
}

/** A sum that stops shows less than was spent from there on: the data is at fault, and somebody must get to know. */
function reportCapped(
  { metrics, logger }: PipelineContext,
  partition: number,
  { cappedEvents: events }: BatchNotes,
): void {
  if (events === 0) return;
  metrics.cappedEvents.inc(events);
  logger.warn(
    { partition, events },
    'the money of a customer is more than can be added up: its sum stops at 2^53 - 1 minor units',
  );
}
