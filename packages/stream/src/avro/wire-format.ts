/** Confluent's wire format: a zero byte, the schema id as int32 big-endian, then the Avro bytes. */
export const FRAME_BYTES = 5;

const MAGIC = 0;

/** The writer's schema id, or undefined when the bytes do not begin with a frame. Ids are positive. */
export function framedId(value: Buffer): number | undefined {
  if (value.length < FRAME_BYTES || value[0] !== MAGIC) return undefined;
  const id = value.readInt32BE(1);
  return id > 0 ? id : undefined;
}

/** Writes the frame into the first five bytes, which must be there. */
export function writeFrame(value: Buffer, id: number): void {
  value[0] = MAGIC;
  value.writeInt32BE(id, 1);
}
