/** Strings of any bytes as one MessagePack array, which Redis's scripts unpack natively (`cmsgpack.unpack`). */
export interface TextPack {
  bytes: Buffer;
  position: number;
}

const FIRST_BYTES = 4 * 1_024;
/** Up to this length a loop over ASCII beats the call into the runtime. */
const SHORT_TEXT = 64;
/** The longest head of an array or a string. */
const LONGEST_HEAD = 5;
const ARRAY_32 = 0xdd;
const STRING_UP_TO_31 = 0xa0;
const STRING_8 = 0xd9;
const STRING_16 = 0xda;
const STRING_32 = 0xdb;

/** Opens a pack of `count` strings; exactly so many must follow. */
export function openPack(count: number): TextPack {
  const pack = { bytes: Buffer.allocUnsafe(FIRST_BYTES), position: 0 };
  pack.bytes[0] = ARRAY_32;
  pack.position = pack.bytes.writeUInt32BE(count, 1);
  return pack;
}

/** Adds a text as UTF-8, or bytes as they are. */
export function addText(pack: TextPack, value: string | Uint8Array): void {
  if (typeof value !== 'string') {
    reserve(pack, LONGEST_HEAD + value.length);
    writeHead(pack, value.length);
    pack.bytes.set(value, pack.position);
    pack.position += value.length;
    return;
  }
  reserve(pack, LONGEST_HEAD + 3 * value.length);
  if (value.length < SHORT_TEXT && addShortAscii(pack, value)) return;
  writeHead(pack, Buffer.byteLength(value));
  pack.position += pack.bytes.write(value, pack.position);
}

/** The pack as it stands. */
export function packed({ bytes, position }: TextPack): Buffer {
  return bytes.subarray(0, position);
}

function reserve(pack: TextPack, needed: number): void {
  const { bytes, position } = pack;
  if (position + needed <= bytes.length) return;
  pack.bytes = Buffer.allocUnsafe(2 * (position + needed));
  pack.bytes.set(bytes.subarray(0, position));
}

function writeHead(pack: TextPack, length: number): void {
  const { bytes, position } = pack;
  if (length <= 31) {
    bytes[position] = STRING_UP_TO_31 | length;
    pack.position = position + 1;
  } else if (length <= 0xff) {
    bytes[position] = STRING_8;
    bytes[position + 1] = length;
    pack.position = position + 2;
  } else if (length <= 0xffff) {
    bytes[position] = STRING_16;
    pack.position = bytes.writeUInt16BE(length, position + 1);
  } else {
    bytes[position] = STRING_32;
    pack.position = bytes.writeUInt32BE(length, position + 1);
  }
}

/** Leaves nothing behind when it finds something else. */
function addShortAscii(pack: TextPack, text: string): boolean {
  const start = pack.position;
  writeHead(pack, text.length);
  const { bytes } = pack;
  let { position } = pack;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) {
      pack.position = start;
      return false;
    }
    bytes[position++] = unit;
  }
  pack.position = position;
  return true;
}
