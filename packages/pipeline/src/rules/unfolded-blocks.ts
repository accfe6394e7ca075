import { type Block, customerEventsBlockSchema } from '@tidemark/schemas';
import {
  createWireDecoder,
  type LogRecord,
  type PartitionBounds,
  type ServiceContext,
} from '@tidemark/stream';

/** Log records decoded at a time. */
const RUN_RECORDS = 500;

/**
 * The blocks of a log partition from an offset to its end, in order: with the store's applied offset A, what the store does not
 * hold yet. A record that cannot be decoded is left out: the segmenter stops at it.
 *
 * @param applied the first offset to read; undefined for the whole partition
 */
export async function* unfoldedBlocks(
  { log, registry, timing }: ServiceContext,
  { topic, partition, start }: PartitionBounds,
  applied: number | undefined,
): AsyncGenerator<Block> {
  const decoder = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now });
  const blocksOf = async (records: readonly LogRecord[]) => {
    await decoder.prepare(records.map(({ value }) => value));
    return records.flatMap(({ value }) => {
      const decoded = decoder.decode(value);
      return decoded.ok ? [decoded.value] : [];
    });
  };
  const range = { topic, partition, from: Math.max(applied ?? start, start) };
  let run: LogRecord[] = [];
  for await (const record of log.read({ ...range, isolation: 'read_uncommitted' })) {
    run.push(record);
    if (run.length < RUN_RECORDS) continue;
    yield* await blocksOf(run);
    run = [];
  }
  yield* await blocksOf(run);
}
