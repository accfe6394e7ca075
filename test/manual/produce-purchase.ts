// A shop's own producer, with nothing of Tidemark in it: Avro in Confluent's wire format to the topic `purchases`.
//   node test/manual/produce-purchase.ts <customer> <amount in minor units> [currency]
// It reads KAFKA_BROKERS, SCHEMA_REGISTRY_URL and, where topics have one, TIDEMARK_TOPIC_PREFIX, as the services do.
import { randomUUID } from 'node:crypto';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka, Partitioners } from 'kafkajs';

const [customerId = 'ada', amount = '2500', currency = 'EUR'] = process.argv.slice(2);
const {
  KAFKA_BROKERS = 'localhost:9092',
  SCHEMA_REGISTRY_URL = 'http://localhost:8081/apis/ccompat/v7',
  TIDEMARK_TOPIC_PREFIX = '',
} = process.env;
const topic = `${TIDEMARK_TOPIC_PREFIX}purchases`;

const registry = new SchemaRegistry({ host: SCHEMA_REGISTRY_URL });
const schemaId = await registry.getLatestSchemaId(`${topic}-value`);
const purchase = {
  eventId: randomUUID(),
  customerId,
  orderId: null,
  occurredAt: Date.now(),
  kind: 'PURCHASE',
  amountMinor: Number(amount),
  currency,
  channel: 'web',
  source: null,
  customerType: null,
};

const kafka = new Kafka({ brokers: KAFKA_BROKERS.split(',') });
// Named, because kafkajs warns of its own default.
const producer = kafka.producer({ createPartitioner: Partitioners.DefaultPartitioner });
await producer.connect();
const value = await registry.encode(schemaId, purchase);
await producer.send({ topic, messages: [{ key: customerId, value }] });
await producer.disconnect();
console.log(
  `${customerId} bought for ${amount} ${currency} (minor units) at ${new Date(purchase.occurredAt).toISOString()}`,
);
