import { type BinaryWriter, reserve } from './binary-writer.ts';
import { writeLong } from './write-long.ts';

/** Up to this length the prefix is one byte, and a loop over ASCII beats the call into the runtime: 25 ns whatever the length (Node 24). */
const SHORT = 12;
/** UTF-8 takes at most so many bytes for a UTF-16 unit. */
const UNIT_BYTES = 3;

/** A length-prefixed UTF-8 string; lone surrogates become U+FFFD. */
export function writeString(writer: BinaryWriter, value: string): void {
  if (value.length > SHORT || !writeShortAscii(writer, value)) writeAny(writer, value);
}

function writeShortAscii(writer: BinaryWriter, value: string): boolean {
  const { length } = value;
  reserve(writer, length + 1);
  const { bytes } = writer;
  let at = writer.position;
  bytes[at++] = length << 1;
  for (let index = 0; index < length; index++) {
    const unit = value.charCodeAt(index);
    if (unit > 0x7f) return false;
    bytes[at++] = unit;
  }
  writer.position = at;
  return true;
}

/** Nearly every text is ASCII, as long in bytes as in units: its bytes are not counted before, which costs as much as writing. */
function writeAny(writer: BinaryWriter, value: string): void {
  const start = writer.position;
  writeLong(writer, value.length);
  reserve(writer, UNIT_BYTES * value.length);
  const size = writer.bytes.write(value, writer.position);
  if (size !== value.length) {
    writer.position = start;
    writeLong(writer, size);
    reserve(writer, size);
    writer.bytes.write(value, writer.position);
  }
  writer.position += size;
}
