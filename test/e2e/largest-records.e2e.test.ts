import { randomBytes } from 'node:crypto';
import { retail } from '@tidemark/core';
import { deploymentWith, namesOf, setup } from '@tidemark/pipeline';
import { type Purchase, purchaseSchema, subjectOf } from '@tidemark/schemas';
import { createSilentLogger, createSystemTiming, type LogRecord, openWireEncoder } from '@tidemark/stream';
import kafkajs, { type CompressionTypes, type Producer } from 'kafkajs';
import { expect, test } from 'vitest';
import { openKafka } from '../../packages/stream/src/adapters/kafka/connection/kafka-connection.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { publishedByCustomer } from '../support/published-records.ts';
import { openSmallDeployment, type SmallDeployment, stop } from '../support/small-deployment.ts';

const { CompressionTypes: codecs } = kafkajs;
const servers = injectedServers();
const MIB = 1_024 * 1_024;
/** What a topic takes of which nothing else is known. */
const LIMIT = MIB + 12;
/** What a batch and a record without key and headers take beside the value, at the least. */
const LEAST_OVERHEAD = 61 + 6;

const topicOf = ({ context }: SmallDeployment) => namesOf(context).source('purchases');

async function withProducer(work: (producer: Producer) => Promise<void>): Promise<void> {
  const timing = createSystemTiming();
  const brokers = [servers.kafkaBrokers];
  const producer = openKafka({ brokers, clientId: 'large', logger: createSilentLogger(), timing }).producer();
  await producer.connect();
  try {
    await work(producer);
  } finally {
    await producer.disconnect();
  }
}

/** Sends the largest value of random bytes that the topic takes, and returns it. */
async function sendLargest(producer: Producer, topic: string): Promise<Buffer> {
  for (let size = LIMIT - LEAST_OVERHEAD; ; size -= 1) {
    const value = randomBytes(size);
    const sent = await producer
      .send({ topic, messages: [{ partition: 0, value }] })
      .catch((error: unknown) => error);
    if (Array.isArray(sent)) return value;
    expect(String(sent)).toContain('larger than the max message size');
  }
}

async function sendPacked(producer: Producer, topic: string, value: Buffer, compression: CompressionTypes) {
  await producer.send({ topic, compression, messages: [{ partition: 0, value }] });
}

/** A purchase whose channel is a text of this many bytes. */
async function wordyPurchase(
  { context }: SmallDeployment,
  customerId: string,
  channel: string,
): Promise<Buffer> {
  const subject = subjectOf(namesOf(context).source('purchases'));
  const encoder = await openWireEncoder({ registry: context.registry, subject, codec: purchaseSchema });
  const purchase: Purchase = {
    eventId: `o-${customerId}`,
    customerId,
    orderId: null,
    occurredAt: 1_750_000_000_000,
    kind: 'PURCHASE',
    amountMinor: 1_000,
    currency: 'EUR',
    channel,
    source: null,
    customerType: null,
  };
  return encoder.encode(purchase);
}

async function lettersOf({ context }: SmallDeployment): Promise<readonly LogRecord[]> {
  const topic = `${namesOf(context).source('purchases')}.dlq`;
  const letters: LogRecord[] = [];
  for (const { partition, start: from } of (await context.log.bounds(topic))!) {
    for await (const letter of context.log.read({ topic, partition, from, isolation: 'read_committed' }))
      letters.push(letter);
  }
  return letters;
}

test('records at the size limit, and larger ones that came in compressed, are carried over or become dead letters', async () => {
  await using shop = await openSmallDeployment('largest', servers);
  const topic = topicOf(shop);
  const noise = randomBytes(MIB / 2);
  const sent: Buffer[] = [];
  await withProducer(async (producer) => {
    // 1. Nothing can be taken from it; 2. nearly everything can; 3. only a codec that looks back further than gzip can.
    sent.push(await sendLargest(producer, topic));
    sent.push(Buffer.alloc(10 * MIB, 'not avro '));
    sent.push(Buffer.concat(Array.from({ length: 5 }, () => noise)));
    await sendPacked(producer, topic, sent[1]!, codecs.GZIP);
    await sendPacked(producer, topic, sent[2]!, codecs.ZSTD);
    // 4. Two that are no worse than large.
    const wordy = await wordyPurchase(shop, 'ada', 'market'.repeat((10 * MIB) / 6));
    await sendPacked(producer, topic, wordy, codecs.GZIP);
    const noisy = await wordyPurchase(
      shop,
      'eve',
      randomBytes(700 * 1_024)
        .toString('latin1')
        .replaceAll(/[^\x20-\x7e]/g, '~'),
    );
    await sendPacked(producer, topic, noisy, codecs.None);
  });

  const intake = await shop.start('purchases');
  const segmenter = await shop.start('segmenter');
  await shop.carriedOver();
  await shop.folded();

  const letters = await lettersOf(shop);
  expect(letters.map(({ value }) => value?.length)).toEqual(sent.map(({ length }) => length));
  expect(letters.map(({ value }, index) => value!.equals(sent[index]!))).toEqual([true, true, true]);
  await pollUntil('both are published', async () => (await publishedByCustomer(shop.context)).size === 2);

  // A letter that came in compressed goes back into its source; what the reason's header makes too large does not.
  const replay = await shop.tidemark('dead-letters', 'replay', '--origin', `${topic}/1/0/1`);
  expect(replay, replay.stderr).toMatchObject({ code: 0 });
  await pollUntil('it has died again', async () => (await lettersOf(shop)).length === 4);
  const audit = await shop.tidemark('audit');
  expect(audit.code, audit.stdout).toBe(0);
  await stop(intake);
  await stop(segmenter);
});

test('setup takes what a source takes for the measure of its dead letters and of the log, also when it is run again', async () => {
  await using shop = await openSmallDeployment('measured', servers);
  const { context, admin } = shop;
  const { customerEvents } = namesOf(context);
  const topic = topicOf(shop);
  const limits = () =>
    Promise.all([`${topic}.dlq`, customerEvents].map((each) => context.admin.maxMessageBytes(each)));
  expect(await limits()).toEqual([LIMIT + 65_536, 2 * MIB]);
  await context.admin.raiseMaxMessageBytes(topic, 5 * MIB);
  const retention = await admin.setting(customerEvents, 'retention.ms');

  const deployment = deploymentWith(shop.deployment);
  await setup(context, { deployment, policy: retail, from: 'earliest' });

  expect(await limits()).toEqual([5 * MIB + 65_536, 5 * MIB + 65_536]);
  expect(retention).toBe('-1');
  expect(await admin.setting(customerEvents, 'retention.ms')).toBe('-1');
  const sent = randomBytes(4 * MIB);
  await withProducer((producer) => sendPacked(producer, topic, sent, codecs.None));
  const intake = await shop.start('purchases');
  await shop.carriedOver();
  expect((await lettersOf(shop)).map(({ value }) => value!.equals(sent))).toEqual([true]);
  await stop(intake);
});
