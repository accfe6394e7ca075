import { WEEKS_KEPT, type WeekCount, type WeekCounts } from '../state/week-counts.ts';
import { type ByteReader, corrupt, readCount, readUnsigned } from './byte-reader.ts';
import { type ByteWriter, reserve, writeUnsigned } from './byte-writer.ts';

/** A week lies at most so many before `baseWeek`, or one after it: the base is of another zone. One number holds it and its count. */
const WEEK_PLACES = WEEKS_KEPT + 2;

/** Writes own interactions by week, each week as its distance from `baseWeek`. */
export function writeWeeks(writer: ByteWriter, counts: WeekCounts, baseWeek: number): void {
  reserve(writer, 1 + counts.length);
  writeUnsigned(writer, counts.length);
  for (let index = 0; index < counts.length; index++) {
    const { week, count } = counts[index]!;
    writeUnsigned(writer, WEEK_PLACES * (count - 1) + (baseWeek - week + 1));
  }
}

/** Reads what `writeWeeks` wrote: a list that is there has at least one entry. */
export function readWeeks(reader: ByteReader, baseWeek: number): WeekCount[] {
  const length = readCount(reader, 1);
  if (length === 0 || length > WEEKS_KEPT) throw corrupt(reader, `${length} weeks`);
  const counts: WeekCount[] = [];
  while (counts.length < length) {
    const packed = readUnsigned(reader);
    const count = Math.floor(packed / WEEK_PLACES) + 1;
    const week = baseWeek + 1 - (packed % WEEK_PLACES);
    if (counts.length > 0 && week <= counts.at(-1)!.week) throw corrupt(reader, 'weeks that do not ascend');
    counts.push({ week, count });
  }
  return counts;
}
