import {
  type FoldStart,
  type LoopStep,
  type PartitionFold,
  type Recovery,
  type RunningService,
  runStateful,
  type ServiceContext,
} from '@tidemark/stream';
import { namesOf } from '../names.ts';
import { addedPartitionRefusal } from '../setup/check-partition-counts.ts';
import { checkStoredDeployment } from '../setup/check-stored-deployments.ts';
import { readDeployment } from '../setup/read-deployment.ts';
import { decodeMemory } from './partition-memory.ts';
import { openSegmenterCodecs } from './segmenter-codecs.ts';
import { openSegmenterFold } from './segmenter-fold.ts';
import { memoryFields, storedDeployment } from './stored-memory.ts';

export interface SegmenterSettings {
  readonly recovery: Recovery;
  /** Called after each step of the loop: for tests that stop it at a step. */
  readonly trace?: (step: LoopStep, partition: number, offset: number) => void;
}

/** Starts the segmenter: folds the log into every customer's state and publishes what changes. */
export async function startSegmenter(
  context: ServiceContext,
  settings: SegmenterSettings,
): Promise<RunningService> {
  const names = namesOf(context);
  const deployment = await readDeployment(context);
  const codecs = await openSegmenterCodecs(context);
  const openFold = ({ partition, fields, isAnew }: FoldStart): PartitionFold => {
    // Of a state that is going to be forgotten nothing matters but whose it is.
    const memory = decodeMemory(isAnew ? [] : fields);
    const stored = storedDeployment(fields);
    if (partition >= deployment.partitions)
      throw addedPartitionRefusal(names.customerEvents, partition, deployment.partitions);
    if (stored !== undefined) checkStoredDeployment(stored, deployment, partition);
    return openSegmenterFold({ partition, memory, names, ...codecs });
  };
  return runStateful(context, {
    input: names.customerEvents,
    group: names.segmenterGroup,
    progressGroup: names.progressGroup,
    transactionalId: names.transactionalId,
    fields: memoryFields,
    openFold,
    ...settings,
  });
}
