import type { ServiceContext, TopicSpec } from '@tidemark/stream';
import { existingBounds } from '../deployment/existing-bounds.ts';
import { deadLettersOf } from '../names/dead-letter-topics.ts';
import { namesOf } from '../names/names.ts';
import type { Source } from '../sources/source.ts';

/**
 * Gives each source its dead-letter topic, and sees to it that a record as large as the source takes fits wherever it is
 * carried to: into its dead letters with their headers, and into the log as an event of a block of its own. Run again
 * after a source's max.message.bytes was raised, it raises theirs.
 */
export async function fitLargestRecords(context: ServiceContext, sources: readonly Source[]): Promise<void> {
  const { admin } = context;
  const names = namesOf(context);
  for (const { name } of sources) {
    const source = names.source(name);
    const maxMessageBytes = (await admin.maxMessageBytes(source))!;
    const letters = deadLettersOf(context, { name, maxMessageBytes });
    const needed = Number(letters.config['max.message.bytes']);
    const partitions = (await existingBounds(context, source)).length;
    await admin.createTopics([{ ...letters, partitions } satisfies TopicSpec]);
    for (const topic of [letters.topic, names.customerEvents])
      await admin.raiseMaxMessageBytes(topic, needed);
  }
}
