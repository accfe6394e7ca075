import { type BinaryWriter, reserve } from './binary-writer.ts';
import { writeLong } from './write-long.ts';

/** Up to this length the prefix is one byte, and a loop over ASCII beats the call into the runtime. */
const SHORT = 63;

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

function writeAny(writer: BinaryWriter, value: string): void {
  const size = Buffer.byteLength(value);
  writeLong(writer, size);
  reserve(writer, size);
  writer.position += writer.bytes.write(value, writer.position, size, 'utf8');
}
