import type { WireSchema } from '@tidemark/schemas';
import { openWireEncoder, type ServiceContext } from '@tidemark/stream';
import avro from 'avsc';
import { avroDecoder } from './avro-decoder.ts';
import { fault } from './fault.ts';
import type { Source } from './source.ts';

/** What a loyalty card was used for since it was last read out: one record, any number of visits. */
export interface CardReading {
  readonly card: string;
  readonly member: string;
  readonly scans: readonly { readonly id: string; readonly at: number }[];
}

const scan = {
  type: 'record',
  name: 'Scan',
  fields: [
    { name: 'id', type: 'string' },
    { name: 'at', type: 'long' },
  ],
} satisfies avro.Schema;
const type = avro.Type.forSchema({
  type: 'record',
  name: 'CardReading',
  fields: [
    { name: 'card', type: 'string' },
    { name: 'member', type: 'string' },
    { name: 'scans', type: { type: 'array', items: scan } },
  ],
});

const schema: WireSchema<CardReading> = {
  name: 'card-reading',
  json: JSON.stringify(type.schema()),
  encode: (value, headroom) => Buffer.concat([Buffer.alloc(headroom), type.toBuffer(value)]),
  write: (writer, value) => {
    writer.bytes = Buffer.concat([writer.bytes.subarray(0, writer.position), type.toBuffer(value)]);
    writer.position = writer.bytes.length;
  },
  decode: (bytes, start) => type.fromBuffer(bytes.subarray(start)) as CardReading,
};

/** A fourth source, as somebody would add it: with a schema, a rule and a mapping of its own. */
export const cardReadings: Source<CardReading> = {
  name: 'card-readings',
  contract: {
    topic: 'card-readings',
    schema,
    compatibility: 'BACKWARD_TRANSITIVE',
    key: 'none',
    partitions: 3,
    config: {},
  },
  reasons: ['card-blocked'],
  openDecoder: avroDecoder(schema),
  fault: ({ card }) => (card === 'blocked' ? fault('card-blocked', 'the card is blocked') : undefined),
  events: ({ member: customerId, scans }) =>
    scans.map(({ id: eventId, at: occurredAt }) => ({
      customerId,
      eventId,
      occurredAt,
      body: { type: 'InteractionBody', kind: 'VISIT', channel: 'shop', source: null, campaignId: null },
    })),
};

/** Appends readings to partition 2 of the source. */
export async function appendReadings(
  { log, registry }: ServiceContext,
  readings: readonly CardReading[],
): Promise<void> {
  const topic = 'card-readings';
  const encoder = await openWireEncoder({ registry, subject: `${topic}-value`, codec: schema });
  const appender = await log.openAppender();
  const values = readings.map((reading) => encoder.encode(reading));
  await appender.append(values.map((value) => ({ topic, partition: 2, key: null, value })));
}
