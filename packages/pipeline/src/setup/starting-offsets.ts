import { type CommittedOffset, encodeSourceCommit, type ServiceContext } from '@tidemark/stream';
import { existingBounds } from '../deployment/existing-bounds.ts';
import { type IntakeName, intakeNames, namesOf } from '../names/names.ts';

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
  const metadata = encodeSourceCommit({ incarnation: 1, dead: '' });
  const starts = (await existingBounds(context, topic)).map(({ partition, start, end }) => ({
    topic,
    partition,
    offset: from === 'earliest' ? start : end,
    metadata,
  }));
  await commitMissing(context, names.intakeGroup(intake), topic, starts);
}

async function commitMissing(
  { log }: ServiceContext,
  group: string,
  topic: string,
  offsets: readonly CommittedOffset[],
): Promise<void> {
  const committed = await log.committed(group, topic);
  const missing = offsets.filter(({ partition }) => !committed.has(partition));
  if (missing.length > 0) await log.commitFor(group, missing);
}
