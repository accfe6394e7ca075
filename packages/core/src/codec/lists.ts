import type { Hashes } from '../duplicates/event-ring.ts';
import type { DayBucket, DayBuckets } from '../state/day-buckets.ts';
import type { LocalDay } from '../time/local-day.ts';
import type { EpochMs } from '../time/time-units.ts';
import { type ByteReader, corrupt, readCount, readInt32s, readSigned, readUnsigned } from './byte-reader.ts';
import { type ByteWriter, reserve, writeInt32, writeSigned, writeUnsigned } from './byte-writer.ts';

/** Writes buckets: each day as its distance from the one before, one bit for "one purchase, nothing cancelled". */
export function writeBuckets(writer: ByteWriter, buckets: DayBuckets, baseDay: LocalDay): void {
  reserve(writer, 1 + 4 * buckets.length);
  writeUnsigned(writer, buckets.length);
  let previous = baseDay;
  for (let index = 0; index < buckets.length; index++) {
    const { day, purchases, cancellations, moneyMinor } = buckets[index]!;
    const isPlain = purchases === 1 && cancellations === 0;
    // The first may lie on either side of the base, and nearly always lies before it; the others only ascend.
    if (index === 0) writeSigned(writer, 2 * (baseDay - day) + (isPlain ? 0 : 1));
    else writeUnsigned(writer, 2 * (day - previous) + (isPlain ? 0 : 1));
    if (!isPlain) {
      writeUnsigned(writer, purchases);
      writeUnsigned(writer, cancellations);
    }
    writeSigned(writer, moneyMinor);
    previous = day;
  }
}

/** Reads what `writeBuckets` wrote. */
export function readBuckets(reader: ByteReader, baseDay: LocalDay): DayBucket[] {
  const count = readCount(reader, 2);
  const buckets = new Array<DayBucket>(count);
  let day = baseDay;
  for (let index = 0; index < count; index++) {
    const head = index === 0 ? readSigned(reader) : readUnsigned(reader);
    const distance = Math.floor(head / 2);
    if (index > 0 && distance === 0) throw corrupt(reader, 'a day twice');
    day = index === 0 ? baseDay - distance : day + distance;
    const isPlain = head === 2 * distance;
    const purchases = isPlain ? 1 : readUnsigned(reader);
    const cancellations = isPlain ? 0 : readUnsigned(reader);
    if (!isPlain && purchases === 1 && cancellations === 0)
      throw corrupt(reader, 'a plain day in the long form');
    buckets[index] = { day, purchases, cancellations, moneyMinor: readSigned(reader) };
  }
  return buckets;
}

/** Writes ascending instants: the first from `base`, the others from the one before. */
export function writeInstants(writer: ByteWriter, instants: readonly EpochMs[], base: EpochMs): void {
  reserve(writer, 1 + instants.length);
  writeUnsigned(writer, instants.length);
  let previous = base;
  for (let index = 0; index < instants.length; index++) {
    if (index === 0) writeSigned(writer, base - instants[index]!);
    else writeUnsigned(writer, instants[index]! - previous);
    previous = instants[index]!;
  }
}

/** Reads what `writeInstants` wrote: a list that is there has at least one entry. */
export function readInstants(reader: ByteReader, base: EpochMs): EpochMs[] {
  const count = readCount(reader, 1);
  if (count === 0) throw corrupt(reader, 'an empty list');
  let previous = base - readSigned(reader);
  const instants = [previous];
  while (instants.length < count) {
    previous += readUnsigned(reader);
    instants.push(previous);
  }
  return instants;
}

/** Writes a ring of hashes: how many events, then eight bytes each. */
export function writeHashes(writer: ByteWriter, hashes: Hashes): void {
  reserve(writer, 2 + hashes.length);
  writeUnsigned(writer, hashes.length / 2);
  for (let index = 0; index < hashes.length; index++) writeInt32(writer, hashes[index]!);
}

/** Reads what `writeHashes` wrote. */
export function readHashes(reader: ByteReader, capacity: number): number[] {
  const count = readCount(reader, 8);
  if (count > capacity) throw corrupt(reader, `a ring of ${count} events`);
  return readInt32s(reader, 2 * count);
}
