import {
  type CommittedOffset,
  encodeSourceCommit,
  hasCode,
  type PartitionBounds,
  type ServiceContext,
  TidemarkError,
} from '@tidemark/stream';
import { type IntakeName, intakeNames, namesOf } from '../names.ts';
import { existingBounds } from './existing-bounds.ts';

/**
 * A log partition that holds more than its first record has been in use: where its C is missing it is lost, not zero,
 * and from zero everything would be published once more. The segmenter says what to do then.
 */
const FIRST_RECORD_END = 1;

/** Commits C = 0 for each fresh log partition and a start for each source partition, where nothing is committed yet. */
export async function commitStartingOffsets(
  context: ServiceContext,
  from: 'earliest' | 'latest',
): Promise<void> {
  const { progressGroup, customerEvents: topic } = namesOf(context);
  const zeros = (await existingBounds(context, topic))
    .filter(({ end }) => end <= FIRST_RECORD_END)
    .map(({ partition }) => ({ topic, partition, offset: 0, metadata: '' }));
  await commitMissing(context, progressGroup, topic, zeros);
  for (const intake of intakeNames) await commitStart(context, intake, from);
}

async function commitStart(
  context: ServiceContext,
  intake: IntakeName,
  from: 'earliest' | 'latest',
): Promise<void> {
  const names = namesOf(context);
  const topic = names.source(intake);
  const starts = startingOffsets(await existingBounds(context, topic), from, 1);
  await commitMissing(context, names.intakeGroup(intake), topic, starts);
}

/** Where an intake begins in a source topic, as the offsets to commit for its group. */
export function startingOffsets(
  bounds: readonly PartitionBounds[],
  from: 'earliest' | 'latest',
  incarnation: number,
): readonly CommittedOffset[] {
  const metadata = encodeSourceCommit({ incarnation, dead: '' });
  return bounds.map(({ topic, partition, start, end }) => ({
    topic,
    partition,
    offset: from === 'earliest' ? start : end,
    metadata,
  }));
}

async function commitMissing(
  context: ServiceContext,
  group: string,
  topic: string,
  offsets: readonly CommittedOffset[],
): Promise<void> {
  const { log, admin } = context;
  const committed = await log.committed(group, topic);
  const missing = offsets.filter(({ partition }) => !committed.has(partition));
  if (missing.length === 0) return;
  try {
    await admin.commitFor(group, missing);
  } catch (cause) {
    if (!hasCode(cause, 'refused')) throw cause;
    throw nameTaken(context, group, cause);
  }
}

/** Members of a group whose offsets are missing here are those of a deployment of the same name on other topics. */
function nameTaken(context: ServiceContext, group: string, cause: TidemarkError): TidemarkError {
  const { deployment } = context;
  return new TidemarkError(
    'refused',
    `Cannot set up "${deployment}": its group "${group}" has running members, so a deployment of that name is at work on these servers. To complete the setup of that one, stop its services and use its TIDEMARK_TOPIC_PREFIX. For one of your own set TIDEMARK_DEPLOYMENT to another name, and take another TIDEMARK_TOPIC_PREFIX with it: ${namesOf(context).customerEvents} now belongs to "${deployment}".`,
    { isRetryable: false, cause },
  );
}
