import type { LoopContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import type { Appender, LogRecord, PartitionReader } from '../../ports/log.ts';
import { deadLetterTopic } from '../shared/dead-letters/dead-letter.ts';
import { nextUnlessDraining } from '../shared/next-unless-draining.ts';
import { retryDelayMs } from '../shared/retry-delay.ts';
import type { StatelessDeclaration } from './declaration.ts';
import { commitSource, commitWaitMs, type OwnedSource } from './owned-source.ts';
import { expiredRecords, missingStart, recreatedTopic } from './refused-starts.ts';
import { runChunk } from './run-chunk.ts';
import { decodeSourceCommit } from './source-commit.ts';

/** A chunk's records and bytes at most: its blocks for one log partition must fit into one request. */
const CHUNK_RECORDS = 2_000;
const CHUNK_BYTES = 512 * 1_024;

/**
 * Owns one source partition until it is lost or the service drains. After any error the partition is read again
 * from its committed offset: appends may repeat, the segmenter's source positions drop the repeats. Until what failed goes
 * through the source is reported as stuck.
 *
 * @throws what cannot be retried: a missing start, too many dead records, bugs.
 */
export async function ownSource(
  context: LoopContext,
  declaration: StatelessDeclaration,
  appender: Appender,
  reader: PartitionReader,
  draining: AbortSignal,
  onStuck: (isStuck: boolean) => void,
): Promise<void> {
  const waitMs = (source: OwnedSource) => commitWaitMs(source, declaration.commitEveryMs, context.timing);
  let failures = 0;
  // Behind the chunk that was tried last. A source that can be opened below it is no sign that the chunk goes through now;
  // one that opens at it is: the chunk's commit landed, and only its reply was lost.
  let triedUpTo = 0;
  while (!reader.lost.aborted && !draining.aborted) {
    try {
      const source = await startSource(context, declaration, appender, reader);
      if (source.offset >= triedUpTo) onStuck(false);
      while (!draining.aborted) {
        let rest = await nextUnlessDraining(reader, draining, waitMs(source));
        if (rest.length === 0 && !draining.aborted) await commitSource(source, context.timing);
        while (rest.length > 0 && !draining.aborted && !reader.lost.aborted) {
          const chunk = headChunk(rest);
          triedUpTo = chunk.at(-1)!.offset + 1;
          await runChunk(context, declaration, source, chunk);
          onStuck(false);
          rest = rest.slice(chunk.length);
          failures = 0;
          if (waitMs(source) === 0) await commitSource(source, context.timing);
        }
      }
      if (source.committed !== source.offset) await commitSource(source, context.timing);
    } catch (error) {
      if (reader.lost.aborted) return;
      if (!(error instanceof TidemarkError && error.isRetryable)) throw error;
      failures += 1;
      onStuck(true);
      context.logger.warn({ err: error, partition: reader.partition, failures }, 'reading the source again');
      await context.timing.wait(retryDelayMs(failures), AbortSignal.any([reader.lost, draining]));
    }
  }
}

/** As many records from the head as one request may carry; at least one. */
function headChunk(records: readonly LogRecord[]): readonly LogRecord[] {
  let bytes = 0;
  const end = records.findIndex((record, index) => {
    bytes += record.value?.length ?? 0;
    return index > 0 && (index >= CHUNK_RECORDS || bytes > CHUNK_BYTES);
  });
  return end < 0 ? records : records.slice(0, end);
}

async function startSource(
  context: LoopContext,
  declaration: StatelessDeclaration,
  appender: Appender,
  reader: PartitionReader,
): Promise<OwnedSource> {
  const { topic, partition } = reader;
  const committed = await context.log.committed(declaration.group, topic);
  const letters = await context.log.bounds(deadLetterTopic(topic));
  const own = committed.get(partition);
  // A partition that was added to a known topic has no commit while its siblings have: it starts at its beginning.
  const known = own ?? [...committed.values()][0];
  const position = known && decodeSourceCommit(known.metadata);
  if (position === undefined || letters === undefined) throw missingStart(declaration, reader);
  const offset = own?.offset ?? 0;
  const bounds = (await context.log.bounds(topic))?.find((each) => each.partition === partition);
  // Left to kafkajs, an offset that is not there would become the topic's end, and what lies between be lost.
  if (bounds !== undefined && offset < bounds.start) throw expiredRecords(declaration, bounds, offset);
  if (bounds !== undefined && offset > bounds.end) throw recreatedTopic(declaration, bounds, offset);
  reader.seek(offset);
  const dead = own === undefined ? '' : position.dead;
  return {
    reader,
    appender,
    deadLetterPartitions: letters.length,
    offset,
    position: { incarnation: position.incarnation, dead },
    committed: offset,
    committedAt: context.timing.now(),
  };
}
