import {
  decodeMemory,
  memoryFields,
  namesOf,
  readDeployment,
  type SourceName,
  unfoldedBlocks,
} from '@tidemark/pipeline';
import { decodeSourceCommit, type PartitionBounds, type ServiceContext } from '@tidemark/stream';

/**
 * The highest incarnation of a source that is known anywhere; 0 for none. The store alone does not do: it knows what was
 * folded, and of a source made anew twice while the segmenter lags, the second would be taken for the first, whose
 * source positions then drop its events.
 *
 * 1. The offsets that are still committed; 2. the source positions in the store; 3. what of the log the store has not folded.
 */
export async function knownIncarnation(context: ServiceContext, intake: SourceName): Promise<number> {
  const names = namesOf(context);
  const topic = names.source(intake);
  await readDeployment(context);
  const committed = await context.log.committed(names.intakeGroup(intake), topic);
  let highest = 0;
  for (const { metadata } of committed.values()) {
    highest = Math.max(highest, decodeSourceCommit(metadata)?.incarnation ?? 0);
  }
  for (const bounds of (await context.log.bounds(names.customerEvents)) ?? []) {
    highest = Math.max(highest, await incarnationIn(context, bounds, topic));
  }
  return highest;
}

/** The highest incarnation that one partition of the log has seen of a source topic. */
async function incarnationIn(
  context: ServiceContext,
  bounds: PartitionBounds,
  source: string,
): Promise<number> {
  const { applied, fields } = await context.store.partition(bounds.partition).readFields(memoryFields);
  let highest = 0;
  for (const origin of decodeMemory(fields).sourcePositions.keys()) {
    const [topic, incarnation] = origin.split('/');
    if (topic === source) highest = Math.max(highest, Number(incarnation));
  }
  for await (const { origins } of unfoldedBlocks(context, bounds, applied)) {
    for (const { topic, incarnation } of origins) {
      if (topic === source) highest = Math.max(highest, incarnation);
    }
  }
  return highest;
}
