import { type GrowingBytes, growingBytes, reserve, writeBytes, written } from '../bytes/growing-bytes.ts';
import { beginSized, endSized, writeVarint } from '../bytes/varint.ts';
import type { RecordPack, TopicPartition } from '../ports/log.ts';
import { MAX_PACK_BYTES, PACK_HEAD_BYTES } from './pack-limits.ts';

/** Records of one partition while they are written one after the other. The memory is used again for the next ones. */
export interface GrowingPack {
  readonly target: GrowingBytes;
  /** Records behind the last full pack. */
  count: number;
  /** Where the record that is being written begins. */
  recordAt: number;
  /** From here on it does not depend on its place in the pack. */
  contentAt: number;
  readonly full: Pick<RecordPack, 'count' | 'bytes'>[];
}

const FIRST_BYTES = 16 * 1_024;
/** What a record takes beside its key, value and headers, rounded up. */
const RECORD_BYTES = 32;

export function growingPack(): GrowingPack {
  const target = growingBytes(FIRST_BYTES);
  target.bytes.fill(0, 0, PACK_HEAD_BYTES);
  target.position = PACK_HEAD_BYTES;
  return { target, count: 0, recordAt: 0, contentAt: 0, full: [] };
}

/** Begins a record; its key, value and headers are to follow. */
export function beginRecord(pack: GrowingPack): void {
  const { target } = pack;
  reserve(target, RECORD_BYTES);
  pack.recordAt = beginSized(target);
  // Attributes, and the distance in time: both 0.
  target.bytes[target.position++] = 0;
  target.bytes[target.position++] = 0;
  writeVarint(target, pack.count);
  pack.contentAt = target.position;
}

/** Ends it. One with which the pack would be more than a batch takes begins the next pack. */
export function endRecord(pack: GrowingPack): void {
  const { target } = pack;
  if (pack.count > 0 && target.position - PACK_HEAD_BYTES > MAX_PACK_BYTES) moveToNext(pack);
  endSized(target, pack.recordAt);
  pack.count += 1;
}

/** The packs of what was written, each in memory of its own. */
export function takePacks(pack: GrowingPack, { topic, partition }: TopicPartition): readonly RecordPack[] {
  if (pack.count > 0) finish(pack);
  return pack.full.splice(0).map(({ count, bytes }) => ({ topic, partition, count, bytes }));
}

/** Lets go of what was written and not taken. */
export function dropPacks(pack: GrowingPack): void {
  pack.full.length = 0;
  begin(pack);
}

function moveToNext(pack: GrowingPack): void {
  const { target } = pack;
  const content = Buffer.from(target.bytes.subarray(pack.contentAt, target.position));
  target.position = pack.recordAt;
  finish(pack);
  beginRecord(pack);
  reserve(target, content.length);
  writeBytes(target, content);
}

function finish(pack: GrowingPack): void {
  pack.full.push({ count: pack.count, bytes: Buffer.from(written(pack.target)) });
  begin(pack);
}

function begin(pack: GrowingPack): void {
  pack.count = 0;
  pack.target.position = PACK_HEAD_BYTES;
}
