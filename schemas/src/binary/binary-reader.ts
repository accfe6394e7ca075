/** Bytes that are not what the schema says. Thrown by the readers only; decoders turn it into a value. */
export class MalformedBytes extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MalformedBytes';
  }
}

/** A position in Avro bytes. The readers move it and never pass `end`. */
export interface BinaryReader {
  readonly bytes: Buffer;
  readonly end: number;
  position: number;
}

/** Reads from `start` to the end of `bytes`. */
export function binaryReader(bytes: Buffer, start: number): BinaryReader {
  return { bytes, end: bytes.length, position: start };
}

/** Throws unless every byte was read: a longer record is another schema's record. */
export function expectEnd(reader: BinaryReader): void {
  if (reader.position !== reader.end) {
    throw new MalformedBytes(`${reader.end - reader.position} bytes left over at ${reader.position}`);
  }
}

export function readByte(reader: BinaryReader): number {
  if (reader.position >= reader.end) throw truncated(reader);
  return reader.bytes[reader.position++]!;
}

export function readBoolean(reader: BinaryReader): boolean {
  const byte = readByte(reader);
  if (byte > 1) throw new MalformedBytes(`boolean byte ${byte} at ${reader.position - 1}`);
  return byte === 1;
}

export function readDouble(reader: BinaryReader): number {
  const start = reader.position;
  if (reader.end - start < 8) throw truncated(reader);
  reader.position = start + 8;
  return reader.bytes.readDoubleLE(start);
}

export function truncated(reader: BinaryReader): MalformedBytes {
  return new MalformedBytes(`bytes end at ${reader.end}, in the middle of a value`);
}
