/** Confluent's wire format: a zero byte, the schema id as int32 big-endian, then the Avro bytes. */
export const FRAME_BYTES = 5;

const MAGIC = 0;

/** The writer's schema id, or undefined when the bytes do not begin with a frame. Ids are positive. */
export function framedId(value: Buffer): number | undefined {
  if (value.length < FRAME_BYTES || value[0] !== MAGIC) return undefined;
  const id = value.readInt32BE(1);
  return id > 0 ? id : undefined;
}

/** Writes the frame into the five bytes at `start`, which must be there. */
export function writeFrame(bytes: Buffer, id: number, start: number): void {
  bytes[start] = MAGIC;
  bytes.writeInt32BE(id, start + 1);
}
