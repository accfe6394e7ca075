import { type GrowingBytes, longestBytes, reserve, writeSized } from '../bytes/growing-bytes.ts';
import { LONGEST_VARINT, writeVarint } from '../bytes/varint.ts';
import type { NewRecord, RecordPack } from '../ports/log.ts';
import { beginRecord, endRecord, type GrowingPack, growingPack, takePacks } from './growing-pack.ts';

/** A length of -1: there is no key, or no value. */
const NOTHING = 1;

/** Packs of any records, each partition's in their order. */
export function packRecords(records: readonly NewRecord[]): readonly RecordPack[] {
  const packs: RecordPack[] = [];
  for (const ofPartition of Map.groupBy(
    records,
    ({ topic, partition }) => `${topic}/${partition}`,
  ).values()) {
    const pack = growingPack();
    for (const record of ofPartition) writeRecord(pack, record);
    packs.push(...takePacks(pack, ofPartition[0]!));
  }
  return packs;
}

function writeRecord(pack: GrowingPack, { key, value, headers = {} }: NewRecord): void {
  const { target } = pack;
  const names = Object.keys(headers);
  beginRecord(pack);
  let needed = longest(key) + longest(value) + LONGEST_VARINT;
  for (const name of names) needed += longest(name) + longest(headers[name]!);
  reserve(target, needed);
  writeNullable(target, key);
  writeNullable(target, value);
  writeVarint(target, names.length);
  for (const name of names) {
    writeSized(target, name, writeVarint);
    writeSized(target, headers[name]!, writeVarint);
  }
  endRecord(pack);
}

function writeNullable(target: GrowingBytes, value: Buffer | null): void {
  if (value === null) target.bytes[target.position++] = NOTHING;
  else writeSized(target, value, writeVarint);
}

function longest(value: Buffer | string | null): number {
  return LONGEST_VARINT + (value === null ? 0 : longestBytes(value));
}
