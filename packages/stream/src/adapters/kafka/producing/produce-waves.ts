import { MAX_PACK_BYTES } from '../../../packs/pack-limits.ts';
import type { NewRecord } from '../../../ports/log.ts';

/** Lengths, deltas and attributes of one record, rounded up. */
const RECORD_OVERHEAD_BYTES = 32;

/**
 * Splits records into requests to be sent one after the other: each partition's records stay in order, and none but a
 * single large record makes a partition's share larger than a broker takes. A wave lists indices into `records`.
 */
export function produceWaves(records: readonly NewRecord[]): readonly (readonly number[])[] {
  const waves: number[][] = [];
  const filling = new Map<string, { wave: number; bytes: number }>();
  for (const [index, record] of records.entries()) {
    const partition = `${record.topic}/${record.partition}`;
    const size = sizeOf(record);
    const fill = filling.get(partition) ?? { wave: 0, bytes: 0 };
    const isFull = fill.bytes > 0 && fill.bytes + size > MAX_PACK_BYTES;
    const next = isFull
      ? { wave: fill.wave + 1, bytes: size }
      : { wave: fill.wave, bytes: fill.bytes + size };
    filling.set(partition, next);
    waves[next.wave] ??= [];
    waves[next.wave]!.push(index);
  }
  return waves;
}

/** True when a record must be compressed to be sure of its place: alone it is more than a share of one request. */
export function isLarge(record: NewRecord): boolean {
  return sizeOf(record) > MAX_PACK_BYTES;
}

function sizeOf({ key, value, headers = {} }: NewRecord): number {
  let bytes = RECORD_OVERHEAD_BYTES + (key?.length ?? 0) + (value?.length ?? 0);
  for (const name in headers) bytes += name.length + headers[name]!.length + 2;
  return bytes;
}
