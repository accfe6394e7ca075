/** Bytes that are written one after the other; `reserve` comes before each write. */
export interface GrowingBytes {
  bytes: Buffer;
  position: number;
}

/** Up to this length a loop over ASCII beats the call into the runtime, which takes 25 ns whatever the length (Node 24). */
const SHORT_TEXT = 12;
/** The same for bytes. */
const SHORT_RUN = 32;

export function growingBytes(firstBytes: number): GrowingBytes {
  return { bytes: Buffer.allocUnsafe(firstBytes), position: 0 };
}

/** Makes sure of room for so many bytes: called once per record or value, the writes themselves do not check. */
export function reserve(target: GrowingBytes, needed: number): void {
  const { bytes, position } = target;
  if (position + needed <= bytes.length) return;
  target.bytes = Buffer.allocUnsafe(2 * (position + needed));
  target.bytes.set(bytes.subarray(0, position));
}

/** What is written, as a view. */
export function written({ bytes, position }: GrowingBytes): Buffer {
  return bytes.subarray(0, position);
}

/** Writes bytes as they are, into room that is there. */
export function writeBytes(target: GrowingBytes, value: Uint8Array): void {
  const { bytes, position } = target;
  if (value.length > SHORT_RUN) bytes.set(value, position);
  else for (let index = 0; index < value.length; index++) bytes[position + index] = value[index]!;
  target.position = position + value.length;
}

/** The most that a value takes. */
export function longestBytes(value: string | Uint8Array): number {
  return typeof value === 'string' ? 3 * value.length : value.length;
}

/** Writes bytes as they are, or a text as UTF-8, behind a head with their length. */
export function writeSized(
  target: GrowingBytes,
  value: string | Uint8Array,
  writeHead: (target: GrowingBytes, length: number) => void,
): void {
  if (typeof value !== 'string') {
    writeHead(target, value.length);
    writeBytes(target, value);
    return;
  }
  const start = target.position;
  writeHead(target, value.length);
  if (value.length < SHORT_TEXT && writeAscii(target, value)) return;
  // Nearly every text is ASCII, as long in bytes as in units: its bytes are not counted before, which costs as much as writing.
  const size = target.bytes.write(value, target.position);
  if (size !== value.length) {
    target.position = start;
    writeHead(target, size);
    target.bytes.write(value, target.position);
  }
  target.position += size;
}

/** False when the text holds anything else: then it is not written. */
function writeAscii(target: GrowingBytes, text: string): boolean {
  const { bytes } = target;
  let { position } = target;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) return false;
    bytes[position++] = unit;
  }
  target.position = position;
  return true;
}
