import type { NewRecord, RecordPack } from '../ports/log.ts';
import { PACK_HEAD_BYTES } from './pack-limits.ts';

interface Reading {
  readonly bytes: Buffer;
  position: number;
}

/** The records of packs: each partition's in their order. Keys, values and headers are views into the packs. */
export function unpackRecords(packs: readonly RecordPack[]): readonly NewRecord[] {
  return packs.flatMap(({ topic, partition, count, bytes }) => {
    const reading = { bytes, position: PACK_HEAD_BYTES };
    return Array.from({ length: count }, () => ({ topic, partition, ...readRecord(reading) }));
  });
}

function readRecord(reading: Reading): Pick<NewRecord, 'key' | 'value' | 'headers'> {
  readVarint(reading);
  // Attributes and the distance in time, a byte each.
  reading.position += 2;
  readVarint(reading);
  const key = readBytes(reading);
  const value = readBytes(reading);
  // Without a prototype: a header may be called `__proto__`.
  const headers: Record<string, Buffer> = Object.create(null);
  for (let left = readVarint(reading); left > 0; left--) {
    const name = String(readBytes(reading));
    headers[name] = readBytes(reading)!;
  }
  return { key, value, headers };
}

function readBytes(reading: Reading): Buffer | null {
  const length = readVarint(reading);
  if (length < 0) return null;
  const start = reading.position;
  reading.position += length;
  return reading.bytes.subarray(start, reading.position);
}

/** A zigzag varint of 32 bits. */
function readVarint(reading: Reading): number {
  let zigzag = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = reading.bytes[reading.position++]!;
    zigzag |= (byte & 0x7f) << shift;
    if (byte < 0x80) return (zigzag >>> 1) ^ -(zigzag & 1);
  }
}
