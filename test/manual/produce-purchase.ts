// A shop's own producer, with nothing of Tidemark in it: Avro in Confluent's wire format to the topic `purchases`.
//   node test/manual/produce-purchase.ts <customer> <amount in minor units> [currency]
// It reads KAFKA_BROKERS and SCHEMA_REGISTRY_URL, as the services do.
import { randomUUID } from 'node:crypto';
import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { Kafka } from 'kafkajs';

const [customerId = 'ada', amount = '2500', currency = 'EUR'] = process.argv.slice(2);
const { KAFKA_BROKERS = 'localhost:9092', SCHEMA_REGISTRY_URL = 'http://localhost:8081/apis/ccompat/v7' } =
  process.env;

const registry = new SchemaRegistry({ host: SCHEMA_REGISTRY_URL });
const schemaId = await registry.getLatestSchemaId('purchases-value');
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

const producer = new Kafka({ brokers: KAFKA_BROKERS.split(',') }).producer();
await producer.connect();
const value = await registry.encode(schemaId, purchase);
await producer.send({ topic: 'purchases', messages: [{ key: customerId, value }] });
await producer.disconnect();
console.log(
  `${customerId} bought for ${amount} ${currency} (minor units) at ${new Date(purchase.occurredAt).toISOString()}`,
);
