import {
  type CommittedOffset,
  encodeSourceCommit,
  hasCode,
  type PartitionBounds,
  refusal,
  type ServiceContext,
  type TidemarkError,
} from '@tidemark/stream';
import { existingBounds } from '../deployment/existing-bounds.ts';
import { namesOf } from '../names/names.ts';
import type { Source } from '../sources/source.ts';

/** Where an intake starts in a source that holds records already. */
export type SourceStart = 'earliest' | 'latest';

/**
 * A log partition that holds more than its first record has been in use: where its C is missing it is lost, not zero,
 * and from zero everything would be published once more. The segmenter's error names what to do then.
 */
const FIRST_RECORD_END = 1;

/** Commits C = 0 for each fresh log partition and a start for each source partition, where nothing is committed yet. */
export async function commitStartingOffsets(
  context: ServiceContext,
  sources: readonly Source[],
  from: SourceStart,
): Promise<void> {
  const names = namesOf(context);
  const { progressGroup, customerEvents: topic } = names;
  const zeros = (await existingBounds(context, topic))
    .filter(({ end }) => end <= FIRST_RECORD_END)
    .map(({ partition }) => ({ topic, partition, offset: 0, metadata: '' }));
  await commitMissing(context, progressGroup, topic, zeros);
  for (const { name } of sources) {
    const source = names.source(name);
    const starts = startingOffsets(await existingBounds(context, source), from, 1);
    await commitMissing(context, names.intakeGroup(name), source, starts);
  }
}

/**
 * The offsets with which an intake starts a topic, partition by partition, to be committed for its group.
 *
 * @param incarnation how many topics of this name there have been: 1 for the first
 */
export function startingOffsets(
  bounds: readonly PartitionBounds[],
  from: SourceStart,
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
  return refusal(
    `Cannot set up "${deployment}": its group "${group}" has running members, so a deployment of that name is at work on these servers. To complete the setup of that one, stop its services and use its TIDEMARK_TOPIC_PREFIX. For one of your own set TIDEMARK_DEPLOYMENT to another name, and take another TIDEMARK_TOPIC_PREFIX with it: ${namesOf(context).customerEvents} now belongs to "${deployment}".`,
    cause,
  );
}
