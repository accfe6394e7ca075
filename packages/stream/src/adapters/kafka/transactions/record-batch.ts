import { gzipSync, zstdCompressSync } from 'node:zlib';
import type { NewRecord } from '../../../ports/log.ts';
import {
  type GrowingBytes,
  growingBytes,
  longestBytes,
  reserve,
  writeSized,
  written,
} from '../../shared/growing-bytes.ts';
import { crc32c } from './crc32c.ts';
import { LONGEST_VARINT, sizeOfVarint, writeVarint } from './varint.ts';

/** What stands in a batch's head beside its records. */
export interface BatchHead {
  readonly producerId: bigint;
  readonly producerEpoch: number;
  readonly firstSequence: number;
  /** Epoch milliseconds, of all records. */
  readonly timestamp: number;
}

const FIRST_BYTES = 16 * 1_024;
const MAGIC = 2;
const TRANSACTIONAL = 1 << 4;
const GZIP = 1;
const ZSTD = 4;
// Where the fields of a head begin.
const LENGTH_AT = 8;
const MAGIC_AT = 16;
const CHECKSUM_AT = 17;
const ATTRIBUTES_AT = 21;
const HEAD_BYTES = 61;
/** What a record takes beside its key, value and headers. */
const RECORD_BYTES = 32;
/** A length of -1: there is no key, or no value. */
const NOTHING = 1;
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
  const batch = growingBytes(FIRST_BYTES);
  batch.position = HEAD_BYTES;
  for (let index = 0; index < records.length; index++) writeRecord(batch, records[index]!, index);
  const bytes = written(batch);
  writeHead(bytes, records.length, head);
  return bytes;
}

/** Zstandard is chosen where it takes less than this share of what gzip takes. */
const FAR_SMALLER = 0.8;

/**
 * The same batch with its records compressed, its header stating so: by gzip, which every client reads, unless Zstandard is
 * far smaller. What another producer packed by it may fit into a topic in no other way.
 */
export function compressBatch(batch: Buffer): Buffer {
  const records = batch.subarray(HEAD_BYTES);
  const byGzip = gzipSync(records);
  const byZstd = zstdCompressSync(records);
  const isZstd = byZstd.length < FAR_SMALLER * byGzip.length;
  const bytes = Buffer.concat([batch.subarray(0, HEAD_BYTES), isZstd ? byZstd : byGzip]);
  bytes.writeInt16BE(TRANSACTIONAL | (isZstd ? ZSTD : GZIP), ATTRIBUTES_AT);
  seal(bytes);
  return bytes;
}

/** The length and the checksum, over all that is not before them. */
function seal(bytes: Buffer): void {
  bytes.writeInt32BE(bytes.length - LENGTH_AT - 4, LENGTH_AT);
  bytes.writeUInt32BE(crc32c(bytes, ATTRIBUTES_AT), CHECKSUM_AT);
}

function writeHead(bytes: Buffer, count: number, head: BatchHead): void {
  bytes.fill(0, 0, HEAD_BYTES);
  bytes[MAGIC_AT] = MAGIC;
  let at = bytes.writeInt16BE(TRANSACTIONAL, ATTRIBUTES_AT);
  at = bytes.writeInt32BE(count - 1, at);
  at = bytes.writeBigInt64BE(BigInt(head.timestamp), at);
  at = bytes.writeBigInt64BE(BigInt(head.timestamp), at);
  at = bytes.writeBigInt64BE(head.producerId, at);
  at = bytes.writeInt16BE(head.producerEpoch, at);
  at = bytes.writeInt32BE(head.firstSequence, at);
  bytes.writeInt32BE(count, at);
  seal(bytes);
}

/** Length; attributes and distance in time, both 0; place in the batch; key; value; headers. */
function writeRecord(batch: GrowingBytes, { key, value, headers = {} }: NewRecord, index: number): void {
  const names = Object.keys(headers);
  let needed = RECORD_BYTES + longest(key) + longest(value);
  for (const name of names) needed += longest(name) + longest(headers[name]!);
  reserve(batch, needed);

  const start = batch.position;
  const bodyAt = start + USUAL_LENGTH_BYTES;
  batch.bytes[bodyAt] = 0;
  batch.bytes[bodyAt + 1] = 0;
  batch.position = bodyAt + 2;
  writeVarint(batch, index);
  writeNullable(batch, key);
  writeNullable(batch, value);
  writeVarint(batch, names.length);
  for (const name of names) {
    writeSized(batch, name, writeVarint);
    writeSized(batch, headers[name]!, writeVarint);
  }
  writeLength(batch, start, batch.position - bodyAt);
}

function writeNullable(batch: GrowingBytes, value: Buffer | null): void {
  if (value === null) batch.bytes[batch.position++] = NOTHING;
  else writeSized(batch, value, writeVarint);
}

function longest(value: Buffer | string | null): number {
  return LONGEST_VARINT + (value === null ? 0 : longestBytes(value));
}

/** The length is known last; where it is not as long as usual, the record moves. */
function writeLength(batch: GrowingBytes, start: number, length: number): void {
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
