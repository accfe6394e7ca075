import type { LoopContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import type { LogRecord } from '../../ports/log.ts';
import {
  clippedDetail,
  deadLetter,
  deadLetterHeaders,
  type Origin,
} from '../shared/dead-letters/dead-letter.ts';
import { createDeadShare, isTooLarge } from '../shared/dead-letters/dead-share.ts';
import type { DeadRecord, StatelessDeclaration } from './declaration.ts';
import type { OwnedSource } from './owned-source.ts';

/**
 * Carries one chunk over. The prefix rule lives here: the chunk is appended whole, in one request per log partition,
 * before the source's position moves behind it and before the next chunk is looked at.
 *
 * 1. Prepare, 2. transform, 3. stop if too many are dead (before anything is appended),
 * 4. append events and dead letters, 5. move the position, which is committed now or later.
 *
 * Any throw: nothing more from this source partition until it is read again from its committed offset.
 */
export async function runChunk(
  context: LoopContext,
  declaration: StatelessDeclaration,
  source: OwnedSource,
  chunk: readonly LogRecord[],
): Promise<void> {
  const { reader, appender } = source;
  const origin: Origin = {
    topic: reader.topic,
    incarnation: source.position.incarnation,
    partition: reader.partition,
  };

  await declaration.prepare(chunk);
  const { appends, dead } = declaration.transform(chunk, origin);
  const deadShare = noteDead(declaration, source, chunk, dead);
  const letters = dead.map(({ record, reason }) =>
    deadLetter(record, origin, reason, source.deadLetterPartitions),
  );
  if (appends.length + letters.length > 0) await appender.append([...appends, ...letters]);
  source.offset = chunk.at(-1)!.offset + 1;
  source.position = { incarnation: origin.incarnation, dead: deadShare };

  context.metrics.recordsConsumed.inc({ topic: reader.topic }, chunk.length);
  for (const { reason } of dead)
    context.metrics.recordsRejected.inc({ topic: reader.topic, reason: reason.code });
}

function noteDead(
  declaration: StatelessDeclaration,
  source: OwnedSource,
  chunk: readonly LogRecord[],
  dead: readonly DeadRecord[],
): string {
  const share = createDeadShare(source.position.dead);
  const deadRecords = new Set(dead.map((each) => each.record));
  // A dead letter that was replayed and dies again is no evidence about the producer: it must not stop the source.
  const fresh = chunk.filter(({ headers }) => headers[deadLetterHeaders.replayedFrom] === undefined);
  const most = share.record(fresh.map((record) => deadRecords.has(record)));
  if (isTooLarge(most) && !declaration.acceptsDead) {
    const example = dead.at(-1)!;
    throw new TidemarkError(
      'too-many-dead',
      `Cannot go on reading ${source.reader.topic}/${source.reader.partition}: ${most} of 1,000 records are dead, lately at offset ${example.record.offset} for ${example.reason.code} (${clippedDetail(example.reason)}). Nothing of this batch was committed. Mend the producer, or start with --accept-dead to set them aside.`,
      { isRetryable: false },
    );
  }
  return share.encode();
}
