import type { Block, CustomerEvent } from '@tidemark/schemas';
import { type NewRecord, type Origin, partitionFor, type WireEncoder } from '@tidemark/stream';

/** A block's events and bytes at most: Kafka is paid per record, Redis and the transaction per batch. */
const BLOCK_EVENTS = 500;
const BLOCK_BYTES = 512 * 1_024;
/** What an event takes beside its texts. */
const EVENT_BYTES = 64;

/** Where blocks go. */
export interface BlockTarget {
  readonly topic: string;
  readonly partitions: number;
  readonly encoder: WireEncoder<Block>;
}

/** An event on its way to the log, and about how large it is. */
export interface OutgoingEvent {
  readonly event: CustomerEvent;
  /** Its share of the source record's value, in bytes. */
  readonly size: number;
}

/**
 * Groups one source partition's events into blocks per log partition. Order within a log partition is source order, and the
 * events of one record that go to one log partition stand in one block: the fold knows repeats by the record's offset, which
 * an earlier block must not have passed for only some of them. The partition is Java's murmur2 of the customer id, so that other Kafka clients find the same one.
 */
export function groupIntoBlocks(
  events: readonly OutgoingEvent[],
  origin: Origin,
  { topic, partitions, encoder }: BlockTarget,
): readonly NewRecord[] {
  const records: NewRecord[] = [];
  const open = new Map<number, { entries: CustomerEvent[]; bytes: number }>();
  const close = (partition: number, entries: readonly CustomerEvent[]) => {
    records.push({ topic, partition, key: null, value: encoder.encode({ origins: [origin], entries }) });
    open.delete(partition);
  };
  for (const { event, size } of events) {
    const partition = partitionFor(event.customerId, partitions);
    const bytes = size + EVENT_BYTES;
    const last = open.get(partition);
    const isFull =
      last !== undefined && (last.entries.length >= BLOCK_EVENTS || last.bytes + bytes > BLOCK_BYTES);
    if (isFull && last.entries.at(-1)?.offset !== event.offset) close(partition, last.entries);
    const block = open.get(partition) ?? { entries: [], bytes: 0 };
    block.entries.push(event);
    block.bytes += bytes;
    open.set(partition, block);
  }
  for (const [partition, { entries }] of [...open]) close(partition, entries);
  return records;
}
