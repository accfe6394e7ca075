import { refusal } from '../../errors/refusal.ts';
import type { TidemarkError } from '../../errors/tidemark-error.ts';
import type { PartitionBounds, TopicPartition } from '../../ports/log.ts';
import type { StatelessDeclaration } from './declaration.ts';

/** The refusals of a source partition that cannot be read on, and why the operator has to choose how to go on. */

/** It is unknown what was carried over, and whether the topic is still the same one. */
export function missingStart(
  { group }: StatelessDeclaration,
  { topic, partition }: TopicPartition,
): TidemarkError {
  return refusal(
    `Cannot read ${topic}/${partition}: the group ${group} holds no offset for it, or its dead-letter topic is missing. If it was never set up, run \`tidemark setup\`. If its offsets expired, run \`tidemark source resume\`; if the topic was made anew, run \`tidemark source recreated\`.`,
  );
}

/** Records were deleted before they were carried over: the operator has to know that they are lost. */
export function expiredRecords(
  { group }: StatelessDeclaration,
  { topic, partition, start }: PartitionBounds,
  committed: number,
): TidemarkError {
  return refusal(
    `Cannot read ${topic}/${partition} from ${committed}, where the group ${group} stands: the topic begins at ${start}, and the records between are gone (retention, or deleted). Restore them, or go on without them by \`tidemark source resume\`; if the topic was made anew, run \`tidemark source recreated\`.`,
  );
}

/** A topic does not become shorter: it is another one, or its cluster has lost records it had acknowledged. */
export function recreatedTopic(
  { group }: StatelessDeclaration,
  { topic, partition, end }: PartitionBounds,
  committed: number,
): TidemarkError {
  return refusal(
    `Cannot read ${topic}/${partition} from ${committed}, where the group ${group} stands: the topic ends at ${end}. If it was made anew, run \`tidemark source recreated\`. If the cluster has lost records, run that with \`--from latest\`: what comes from now on counts as new.`,
  );
}
