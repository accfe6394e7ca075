import { type BinaryReader, MalformedBytes, truncated } from './binary-reader.ts';
import { readLong } from './read-long.ts';

/** Up to this length (a currency, a channel) a loop over ASCII takes a third of the 75 ns of a call into the runtime (Node 24). */
const SHORT = 4;

/** A length-prefixed UTF-8 string; the length is checked against the bytes at hand before anything is allocated. */
export function readString(reader: BinaryReader): string {
  const length = readLong(reader);
  if (length < 0) throw new MalformedBytes(`string of length ${length}`);
  const start = reader.position;
  if (length > reader.end - start) throw truncated(reader);
  reader.position = start + length;
  if (length <= SHORT) {
    const text = readShortAscii(reader.bytes, start, length);
    if (text !== undefined) return text;
  }
  return reader.bytes.toString('utf8', start, start + length);
}

/** undefined when the bytes hold anything else. */
function readShortAscii(bytes: Buffer, start: number, length: number): string | undefined {
  let text = '';
  for (let index = start; index < start + length; index++) {
    const unit = bytes[index]!;
    if (unit > 0x7f) return undefined;
    text += String.fromCharCode(unit);
  }
  return text;
}
