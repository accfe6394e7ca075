import { deadLettersOf } from '@tidemark/schemas';
import type { ServiceContext, TopicSpec } from '@tidemark/stream';
import { intakeNames, namesOf } from '../names.ts';
import { existingBounds } from './existing-bounds.ts';

/**
 * Gives each source its dead-letter topic, and sees to it that a record as large as the source takes fits wherever it is
 * carried to: into its dead letters with their headers, and into the log as an event of a block of its own. Run again
 * after a source's max.message.bytes was raised, it raises theirs.
 */
export async function fitLargestRecords(context: ServiceContext): Promise<void> {
  const { admin } = context;
  const names = namesOf(context);
  for (const intake of intakeNames) {
    const source = names.source(intake);
    const maxMessageBytes = (await admin.maxMessageBytes(source))!;
    const letters = deadLettersOf({ topic: source, maxMessageBytes });
    const needed = Number(letters.config['max.message.bytes']);
    const partitions = (await existingBounds(context, source)).length;
    await admin.createTopics([{ ...letters, partitions } satisfies TopicSpec]);
    for (const topic of [letters.topic, names.customerEvents])
      await admin.raiseMaxMessageBytes(topic, needed);
  }
}
