import { registeredId } from '../avro/registered-id.ts';
import type { ValueWriter } from '../avro/value-codec.ts';
import { FRAME_BYTES, writeFrame } from '../avro/wire-format.ts';
import { longestBytes, reserve, writeBytes, writeSized } from '../bytes/growing-bytes.ts';
import { beginSized, endSized, LONGEST_VARINT, writeVarint } from '../bytes/varint.ts';
import type { RecordPack } from '../ports/log.ts';
import type { SchemaRegistry } from '../ports/schema-registry.ts';
import { beginRecord, dropPacks, endRecord, growingPack, takePacks } from './growing-pack.ts';
import { type HeaderLayout, headerPieces } from './header-pieces.ts';

/** Writes records of one topic, alike but for key, value and some headers, into packs: nothing is made of a record but its bytes there. */
export interface PackWriter<T> {
  /** Adds a record, with the values of those headers that have none in the layout, in their order. Throws on values that the schema forbids. */
  append(key: string, value: T, headers: readonly (string | Uint8Array)[]): void;
  /** What was appended, as records of that partition. */
  take(partition: number): readonly RecordPack[];
  /** Lets go of what was appended and not taken: an error came between. */
  drop(): void;
}

/**
 * Opens a writer of values of one subject, in Confluent's wire format as `openWireEncoder` writes them.
 *
 * @throws TidemarkError as `openWireEncoder`
 */
export async function openPackWriter<T>(options: {
  readonly registry: SchemaRegistry;
  readonly topic: string;
  readonly subject: string;
  readonly codec: ValueWriter<T>;
  readonly headers: HeaderLayout;
}): Promise<PackWriter<T>> {
  const { topic, codec } = options;
  const schemaId = await registeredId(options);
  const [firstPiece, ...pieces] = headerPieces(options.headers);
  const piecesBytes = pieces.reduce((sum, { length }) => sum + length, firstPiece.length);
  const pack = growingPack();
  const { target } = pack;

  return {
    append(key, value, headers) {
      beginRecord(pack);
      reserve(target, 2 * LONGEST_VARINT + longestBytes(key) + FRAME_BYTES);
      writeSized(target, key, writeVarint);
      const valueAt = beginSized(target);
      writeFrame(target.bytes, schemaId, target.position);
      target.position += FRAME_BYTES;
      codec.write(target, value);
      endSized(target, valueAt);
      let needed = piecesBytes;
      for (const header of headers) needed += LONGEST_VARINT + longestBytes(header);
      reserve(target, needed);
      writeBytes(target, firstPiece);
      for (let index = 0; index < pieces.length; index++) {
        writeSized(target, headers[index]!, writeVarint);
        writeBytes(target, pieces[index]!);
      }
      endRecord(pack);
    },
    take: (partition) => takePacks(pack, { topic, partition }),
    drop: () => dropPacks(pack),
  };
}
