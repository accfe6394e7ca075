import {
  churnAlertSchema,
  customerEventsBlockSchema,
  segmentChangedSchema,
  subjectOf,
} from '@tidemark/schemas';
import {
  createWireDecoder,
  type FoldStart,
  type LoopStep,
  openWireEncoder,
  type PartitionFold,
  type Recovery,
  type RunningService,
  runStateful,
  type ServiceContext,
} from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import { addedPartitionRefusal } from '../deployment-checks/check-partition-counts.ts';
import { checkStoredDeployment } from '../deployment-checks/check-stored-deployments.ts';
import { namesOf } from '../names/names.ts';
import { decodeMemory } from '../partition-memory/partition-memory.ts';
import { memoryFields, storedDeployment } from '../partition-memory/stored-memory.ts';
import { openSegmenterFold } from './segmenter-fold.ts';

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
  const { registry, timing } = context;
  const names = namesOf(context);
  const deployment = await readDeployment(context);
  const blocks = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now });
  const encoders = {
    segmentChanged: await openWireEncoder({
      registry,
      subject: subjectOf(names.segmentChanges),
      codec: segmentChangedSchema,
    }),
    churnAlert: await openWireEncoder({
      registry,
      subject: subjectOf(names.churnAlerts),
      codec: churnAlertSchema,
    }),
  };
  const openFold = ({ partition, fields, isAnew }: FoldStart): PartitionFold => {
    // Of a state that is going to be forgotten nothing matters but whose it is.
    const memory = decodeMemory(isAnew ? [] : fields);
    const stored = storedDeployment(fields);
    if (partition >= deployment.partitions)
      throw addedPartitionRefusal(names.customerEvents, partition, deployment.partitions);
    if (stored !== undefined) checkStoredDeployment(stored, deployment, partition);
    return openSegmenterFold({ partition, memory, names, blocks, encoders });
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
