import crc32c from 'kafkajs/src/protocol/recordBatch/crc32C/crc32C.js';
import type { NewRecord } from '../../../ports/log.ts';
import {
  type BatchBytes,
  batchBytes,
  longest,
  reserve,
  sizeOfVarint,
  writeSized,
  writeVarint,
} from './batch-bytes.ts';

/** What stands in a batch's head beside its records. */
export interface BatchHead {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly firstSequence: number;
  /** Epoch milliseconds, of all records. */
  readonly timestamp: number;
}

const MAGIC = 2;
const TRANSACTIONAL = 1 << 4;
// Where the fields of a head begin.
const LENGTH_AT = 8;
const MAGIC_AT = 16;
const CHECKSUM_AT = 17;
const ATTRIBUTES_AT = 21;
const HEAD_BYTES = 61;
/** Left before a record for its length: enough for what most records have. */
const USUAL_LENGTH_BYTES = 2;

/**
 * A transactional record batch of Kafka's format 2, uncompressed, as it stands in a produce request and in the log.
 *
 * kafkajs makes a buffer of 512 bytes for each record and each header and copies each four times: with seven headers an
 * output that was a quarter of a segmenter's time, and most of its garbage.
 *
 * @param records at least one
 */
export function encodeRecordBatch(records: readonly NewRecord[], head: BatchHead): Buffer {
  const batch = batchBytes();
  reserve(batch, HEAD_BYTES);
  batch.position = HEAD_BYTES;
  for (let index = 0; index < records.length; index++) writeRecord(batch, records[index]!, index);
  const bytes = batch.bytes.subarray(0, batch.position);
  writeHead(bytes, records.length, head);
  return bytes;
}

function writeHead(bytes: Buffer, count: number, head: BatchHead): void {
  bytes.fill(0, 0, HEAD_BYTES);
  bytes.writeInt32BE(bytes.length - LENGTH_AT - 4, LENGTH_AT);
  bytes[MAGIC_AT] = MAGIC;
  let at = bytes.writeInt16BE(TRANSACTIONAL, ATTRIBUTES_AT);
  at = bytes.writeInt32BE(count - 1, at);
  at = bytes.writeBigInt64BE(BigInt(head.timestamp), at);
  at = bytes.writeBigInt64BE(BigInt(head.timestamp), at);
  at = bytes.writeBigInt64BE(head.producerId, at);
  at = bytes.writeInt16BE(head.producerEpoch, at);
  at = bytes.writeInt32BE(head.firstSequence, at);
  bytes.writeInt32BE(count, at);
  bytes.writeUInt32BE(crc32c(bytes.subarray(ATTRIBUTES_AT)), CHECKSUM_AT);
}

/** Length; attributes and distance in time, both 0; place in the batch; key; value; headers. */
function writeRecord(batch: BatchBytes, { key, value, headers = {} }: NewRecord, index: number): void {
  const names = Object.keys(headers);
  let needed = 32 + longest(key) + longest(value);
  for (const name of names) needed += longest(name) + longest(headers[name]!);
  reserve(batch, needed);

  const start = batch.position;
  const bodyAt = start + USUAL_LENGTH_BYTES;
  batch.bytes[bodyAt] = 0;
  batch.bytes[bodyAt + 1] = 0;
  batch.position = bodyAt + 2;
  writeVarint(batch, index);
  writeSized(batch, key);
  writeSized(batch, value);
  writeVarint(batch, names.length);
  for (const name of names) {
    writeSized(batch, name);
    writeSized(batch, headers[name]!);
  }
  writeLength(batch, start, batch.position - bodyAt);
}

/** The length is known last; where it is not as long as usual, the record moves. */
function writeLength(batch: BatchBytes, start: number, length: number): void {
  const lengthBytes = sizeOfVarint(length);
  const bodyAt = start + lengthBytes;
  if (lengthBytes !== USUAL_LENGTH_BYTES) {
    const from = start + USUAL_LENGTH_BYTES;
    batch.bytes.copyWithin(bodyAt, from, from + length);
  }
  batch.position = start;
  writeVarint(batch, length);
  batch.position = bodyAt + length;
}
