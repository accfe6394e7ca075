import type { Source } from '@tidemark/pipeline';
import type { Block, CustomerEvent } from '@tidemark/schemas';
import {
  type DeadRecord,
  deadLetterHeaders,
  type LogRecord,
  type SchemaRegistry,
  type WireDecoder,
} from '@tidemark/stream';
import avro from 'avsc';
import { expect } from 'vitest';
import { groupIntoBlocks } from '../../../packages/pipeline/src/intake/group-into-blocks.ts';
import { occurrenceReasons } from '../../../packages/pipeline/src/intake/occurrence-fault.ts';
import { readEvents } from '../../../packages/pipeline/src/intake/read-events.ts';
import { deadLetter } from '../../../packages/stream/src/loops/shared/dead-letters/dead-letter.ts';
import { foldAll, fuzzDeployment, type LogFold, logRecord } from '../log-fold.ts';
import { type ForeignWriter, foreignWriters } from './foreign-writers.ts';
import { RECORD_AT } from './lively-values.ts';

const FRAME_BYTES = 5;
/** Our own schema's id; foreign writers follow. */
export const OWN_ID = 1;
/** Of a schema that the registry does not have. */
export const UNKNOWN_ID = 999_999;

const ORIGIN = { topic: 'fuzzed', incarnation: 1, partition: 0 };
/** Of every source; each has some of its own besides. */
const REASONS = [
  'not-framed',
  'unknown-schema',
  'incompatible-schema',
  'undecodable',
  ...occurrenceReasons,
] as const;
/** What a dead letter's own headers may take: its topic allows 64 KiB more than the source. */
const LETTER_HEADER_BYTES = 8_192;

/** One source as its intake reads it. */
export interface FuzzedSource {
  readonly name: string;
  /** The name of its schema. */
  readonly schema: string;
  readonly writers: readonly ForeignWriter[];
  /** Our own bytes of a value, without the frame. */
  encode(value: Readonly<Record<string, unknown>>): Buffer;
  /**
   * Takes values through the intake to the folded states: each becomes the events that its source makes of what an independent
   * reader finds in its bytes, which come out of the log unchanged, or a dead letter with a reason. Throws on anything else.
   */
  judge(values: readonly (Buffer | null)[]): Promise<Judged>;
}

export interface Judged {
  readonly events: readonly CustomerEvent[];
  readonly dead: readonly DeadRecord[];
}

/** The bytes behind the frame of a schema id. */
export function framed(id: number, bytes: Uint8Array): Buffer {
  const frame = Buffer.alloc(FRAME_BYTES);
  frame.writeInt32BE(id, 1);
  return Buffer.concat([frame, bytes]);
}

export function openFuzzedSource(declared: Source, log: LogFold): FuzzedSource {
  const { name, json } = declared.contract.schema;
  const writers = foreignWriters(json);
  const texts = [json, ...writers.map((writer) => writer.json)];
  const registry = { schemaById: async (id: number) => texts[id - 1] } as SchemaRegistry;
  const timing = { now: () => 0, wait: async () => undefined };
  const decoder = declared.openDecoder({ registry, timing });
  const ownType = avro.Type.forSchema(JSON.parse(json) as avro.Schema);
  const reasons = new Set([...REASONS, ...declared.reasons]);
  const independent = (value: Buffer) => readIndependently(ownType, texts, value);
  return {
    name: declared.name,
    schema: name,
    writers,
    encode: (value) => ownType.toBuffer(value),
    judge: async (values) => {
      await decoder.prepare(values);
      const records = values.map(sourceRecord);
      const { events, dead } = readEvents(records, declared, fuzzDeployment, decoder);
      for (const each of dead) expectLetter(each, reasons);
      const isDead = new Set(dead.map(({ record }) => record.offset));
      for (const [offset, value] of values.entries()) {
        const found = events.flatMap(({ event }) => (event.offset === offset ? [event] : []));
        const expected = isDead.has(offset) ? [] : declared.events(independent(value!));
        expect(found).toEqual(
          expected.map((event) => ({ ...event, type: 'CustomerEvent', origin: 0, offset })),
        );
      }
      await expectThroughTheLog(events, log);
      return { events: events.map(({ event }) => event), dead };
    },
  };
}

function sourceRecord(value: Buffer | null, offset: number): LogRecord {
  const timestamp = offset % 2 === 0 ? RECORD_AT : undefined;
  return { topic: ORIGIN.topic, partition: 0, offset, timestamp, key: null, value, headers: {} };
}

/** What the bytes mean to a reader that shares nothing with ours but the schemas. */
function readIndependently(own: avro.Type, texts: readonly string[], value: Buffer): unknown {
  const json = texts[value.readInt32BE(1) - 1]!;
  const bytes = value.subarray(FRAME_BYTES);
  if (json === texts[0]) return { ...own.fromBuffer(bytes) };
  const writerType = avro.Type.forSchema(JSON.parse(json) as avro.Schema);
  return { ...own.fromBuffer(bytes, own.createResolver(writerType, { ignoreNamespaces: true })) };
}

function expectLetter({ record, reason }: DeadRecord, reasons: ReadonlySet<string>): void {
  expect(reasons).toContain(reason.code);
  const { headers = {} } = deadLetter(record, ORIGIN, reason, 4);
  const added = [deadLetterHeaders.reason, deadLetterHeaders.detail, deadLetterHeaders.origin];
  const bytes = added.reduce((sum, name) => sum + Buffer.byteLength(headers[name]!), 0);
  expect(bytes).toBeLessThan(LETTER_HEADER_BYTES);
}

/** The blocks read as they were written, and fold. */
async function expectThroughTheLog(
  events: Parameters<typeof groupIntoBlocks>[0],
  { encoder, decoder, open }: LogFold,
): Promise<void> {
  const blocks = groupIntoBlocks(events, ORIGIN, {
    topic: 'customer-events',
    partitions: fuzzDeployment.partitions,
    encoder,
  });
  const records = blocks.map(({ value }, offset) => logRecord(value as Buffer, offset));
  await decoder.prepare(records.map(({ value }) => value));
  const read = records.flatMap(({ value }) => blockOf(decoder, value!).entries as readonly CustomerEvent[]);
  const inOrder = read.toSorted((one, other) => one.offset - other.offset);
  expect(inOrder).toEqual(events.map(({ event }) => event));
  await foldAll(open(), [...records, logRecord(encoder.encode(tickAtTheEnd), records.length)]);
}

/** When every silence is due. */
const tickAtTheEnd: Block = { origins: [], entries: [{ type: 'Tick', at: 253_402_300_799_999 }] };

function blockOf(decoder: WireDecoder<Block>, value: Buffer): Block {
  const decoded = decoder.decode(value);
  if (!decoded.ok) throw new Error(`An intake wrote what cannot be read: ${decoded.detail}`);
  return decoded.value;
}
