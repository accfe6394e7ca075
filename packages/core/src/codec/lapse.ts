import { type DurationMs, HOUR, MINUTE } from '../time/time-units.ts';
import { type ByteReader, corrupt, readUnsigned } from './byte-reader.ts';
import { type ByteWriter, writeUnsigned } from './byte-writer.ts';

/** Lapses are mostly of whole hours or minutes: the largest unit that divides one is written with it. */
const units = [HOUR, MINUTE, 1] as const;

/** Writes a lapse of 0 or more milliseconds, and a mark of 0 or 1. */
export function writeLapse(writer: ByteWriter, ms: DurationMs, mark: 0 | 1): void {
  const unit = units.findIndex((each) => ms % each === 0);
  writeUnsigned(writer, 2 * (units.length * (ms / units[unit]!) + unit) + mark);
}

export function readLapse(reader: ByteReader): { readonly ms: DurationMs; readonly mark: number } {
  const packed = readUnsigned(reader);
  const mark = packed % 2;
  const rest = (packed - mark) / 2;
  const unit = rest % units.length;
  const ms = Math.floor(rest / units.length) * units[unit]!;
  if (!Number.isSafeInteger(ms)) throw corrupt(reader, 'a lapse too long');
  if (units.findIndex((each) => ms % each === 0) !== unit) throw corrupt(reader, 'a lapse in a smaller unit');
  return { ms, mark };
}
