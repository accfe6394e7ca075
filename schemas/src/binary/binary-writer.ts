/** A growing buffer that Avro bytes are written to, used again for each record. */
export interface BinaryWriter {
  bytes: Buffer;
  position: number;
}

const FIRST_CAPACITY = 4_096;

export function binaryWriter(): BinaryWriter {
  return { bytes: Buffer.allocUnsafeSlow(FIRST_CAPACITY), position: 0 };
}

/** Makes room for `size` more bytes. */
export function reserve(writer: BinaryWriter, size: number): void {
  const needed = writer.position + size;
  if (needed <= writer.bytes.length) return;
  const grown = Buffer.allocUnsafeSlow(Math.max(needed, 2 * writer.bytes.length));
  writer.bytes.copy(grown, 0, 0, writer.position);
  writer.bytes = grown;
}

export function writeBoolean(writer: BinaryWriter, value: boolean): void {
  reserve(writer, 1);
  writer.bytes[writer.position++] = value ? 1 : 0;
}

export function writeDouble(writer: BinaryWriter, value: number): void {
  reserve(writer, 8);
  writer.position = writer.bytes.writeDoubleLE(value, writer.position);
}
