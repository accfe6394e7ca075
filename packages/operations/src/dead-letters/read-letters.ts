import { namesOf, type SourceName } from '@tidemark/pipeline';
import { deadLetterTopic, type PartitionBounds, type ServiceContext } from '@tidemark/stream';
import { readOn } from '../topics/read-on.ts';
import { type Letter, readLetter } from './letter.ts';

/** Where the dead letters of a source lie now; nothing when it has no dead-letter topic. */
export async function letterBounds(
  { log, ...naming }: ServiceContext,
  intake: SourceName,
): Promise<readonly PartitionBounds[]> {
  return (await log.bounds(deadLetterTopic(namesOf(naming).source(intake)))) ?? [];
}

/**
 * The letters of one partition in their order, each once, also where an intake wrote it twice.
 *
 * @param passed identities to leave out; those that come are added
 */
export async function* readLetters(
  { log }: ServiceContext,
  intake: SourceName,
  { topic, partition, start: next, end }: PartitionBounds,
  passed: Set<string>,
): AsyncGenerator<Letter> {
  for await (const record of readOn(log, { topic, partition, next }, end)) {
    const letter = readLetter(intake, record);
    if (passed.has(letter.identity)) continue;
    passed.add(letter.identity);
    yield letter;
  }
}
