import { randomUUID } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import kafkajs from 'kafkajs';
import { beforeEach, expect, inject, onTestFinished, test, vi } from 'vitest';
import { createSilentLogger } from '../../logging/silent-logger.ts';
import type { Log, LogRecord, PartitionReader } from '../../ports/log.ts';
import type { Timing } from '../../ports/timing.ts';
import { openKafka } from './connection/kafka-connection.ts';
import { createKafkaLog } from './kafka-log.ts';
import { createKafkaLogAdmin } from './kafka-log-admin.ts';

const timing: Timing = {
  now: () => Date.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

const SOON = { timeout: 10_000, interval: 50 };

let log: Log;
let topic: string;

beforeEach(async () => {
  log = createKafkaLog(connection());
  topic = `topic-${randomUUID()}`;
  await createKafkaLogAdmin(connection()).createTopics([{ topic, partitions: 1, config: {} }]);
  return () => log.close();
});

function connection() {
  return { brokers: [inject('kafkaBrokers')], clientId: 'test', logger: createSilentLogger(), timing };
}

async function subscribed(group: string) {
  const assigned = Promise.withResolvers<readonly PartitionReader[]>();
  const subscription = await log.subscribe({ group, topics: [topic], onAssigned: assigned.resolve });
  return { subscription, reader: (await assigned.promise)[0]! };
}

async function read(count: number): Promise<readonly LogRecord[]> {
  const { subscription, reader } = await subscribed(randomUUID());
  reader.seek(0);
  const records: LogRecord[] = [];
  while (records.length < count) records.push(...(await reader.next()));
  await subscription.close();
  return records;
}

test.each([
  ['gzip', kafkajs.CompressionTypes.GZIP],
  ['zstd', kafkajs.CompressionTypes.ZSTD],
])('what was compressed with %s is read', async (_, compression) => {
  const values = Array.from({ length: 500 }, (_, at) => `value ${at}`);
  const producer = openKafka(connection()).producer();
  await producer.connect();
  onTestFinished(() => producer.disconnect());

  await producer.send({ topic, compression, messages: values.map((value) => ({ value })) });

  expect((await read(500)).map(({ value }) => value?.toString())).toEqual(values);
});

test('of a header that stands several times the last one counts', async () => {
  const producer = openKafka(connection()).producer();
  await producer.connect();
  onTestFinished(() => producer.disconnect());

  await producer.send({ topic, messages: [{ value: 'x', headers: { a: ['1', '2'], b: '3' } }] });

  expect((await read(1))[0]?.headers).toEqual({ a: Buffer.from('2'), b: Buffer.from('3') });
});

test('an offset out of range ends the membership and leaves what the group committed', async () => {
  const appender = await log.openAppender();
  await appender.append([{ topic, partition: 0, key: null, value: Buffer.from('a') }]);
  const group = randomUUID();
  const { subscription, reader } = await subscribed(group);
  await reader.commit(1, 'kept');

  reader.seek(7);

  await expect(reader.next()).rejects.toMatchObject({ code: 'offset-out-of-range' });
  await expect(subscription.ended).rejects.toMatchObject({ code: 'offset-out-of-range', isRetryable: false });
  expect(reader.lost.aborted).toBe(true);
  expect(await log.committed(group, topic)).toEqual(
    new Map([[0, { topic, partition: 0, offset: 1, metadata: 'kept' }]]),
  );
});

test('a reader that retention overtakes while it is paused is refused, and the commit of its group stays', async () => {
  const appender = await log.openAppender();
  const values = Array.from({ length: 6 }, (_, at) => `${at}`);
  await appender.append(
    values.map((value) => ({ topic, partition: 0, key: null, value: Buffer.from(value) })),
  );
  const group = randomUUID();
  const { subscription, reader } = await subscribed(group);
  await reader.commit(2, 'kept');
  await deleteBefore(4);

  reader.seek(2);

  await expect(reader.next()).rejects.toMatchObject({
    code: 'offset-out-of-range',
    message: `Cannot read ${topic}[0] from offset 2: it holds [4, 6)`,
  });
  await expect(subscription.ended).rejects.toMatchObject({ code: 'offset-out-of-range' });
  expect((await log.committed(group, topic)).get(0)).toMatchObject({ offset: 2, metadata: 'kept' });
});

test('repeated looks share one connection, which comes back when it was cut, and is closed with the log', async () => {
  const sockets = openedSockets();
  const look = async () => {
    expect(await log.bounds(topic)).toEqual([{ topic, partition: 0, start: 0, end: 0 }]);
    expect(await log.committed('nobody', topic)).toEqual(new Map());
  };
  await look();
  const first = sockets.length;

  for (let round = 0; round < 20; round += 1) await look();
  await Promise.all(Array.from({ length: 20 }, look));
  expect(sockets.length).toBe(first);

  for (const socket of sockets) socket.destroy(new Error('cut'));
  await look();
  const second = sockets.length;
  for (let round = 0; round < 20; round += 1) await look();
  expect(second).toBeGreaterThan(first);
  expect(sockets.length).toBe(second);

  await log.close();
  await vi.waitFor(() => expect(sockets.every((socket) => socket.destroyed)).toBe(true), SOON);
  await expect(log.bounds(topic)).rejects.toThrow('the log is closed');
});

test('a look sees partitions that were added, and a topic that was deleted', async () => {
  const admin = openKafka(connection()).admin();
  await admin.connect();
  onTestFinished(() => admin.disconnect());
  expect((await log.bounds(topic))?.length).toBe(1);

  await admin.createPartitions({ topicPartitions: [{ topic, count: 3 }] });
  await vi.waitFor(async () => expect((await log.bounds(topic))?.length).toBe(3), SOON);
  await admin.deleteTopics({ topics: [topic] });
  await vi.waitFor(async () => expect(await log.bounds(topic)).toBeUndefined(), SOON);

  const other = `other-${topic}`;
  await createKafkaLogAdmin(connection()).createTopics([{ topic: other, partitions: 2, config: {} }]);
  expect((await log.bounds(other))?.length).toBe(2);
});

/** Every socket that this process opens from now on. */
function openedSockets(): readonly Socket[] {
  const sockets: Socket[] = [];
  const note = (message: unknown) => sockets.push((message as { readonly socket: Socket }).socket);
  subscribe('net.client.socket', note);
  onTestFinished(() => void unsubscribe('net.client.socket', note));
  return sockets;
}

async function deleteBefore(offset: number): Promise<void> {
  const admin = openKafka(connection()).admin();
  await admin.connect();
  // deleteTopicRecords looks for a leader in metadata that nothing has loaded yet.
  await admin.fetchTopicOffsets(topic);
  await admin.deleteTopicRecords({ topic, partitions: [{ partition: 0, offset: String(offset) }] });
  await admin.disconnect();
}

test('a broker that cannot be reached is an outage that may pass', async () => {
  const nowhere = createKafkaLog({ ...connection(), brokers: ['localhost:1'] });

  const outage = { code: 'log-unavailable', isRetryable: true };
  await expect(nowhere.openAppender()).rejects.toMatchObject(outage);
  await expect(nowhere.openTransactor('id')).rejects.toMatchObject(outage);
  await expect(nowhere.subscribe({ group: 'g', topics: ['t'], onAssigned: () => {} })).rejects.toMatchObject(
    outage,
  );
});

test('a stretch shows no aborted record where transactions were aborted in another order than begun', async () => {
  const early = await transactionOf(`early-${topic}`);
  const late = await transactionOf(`late-${topic}`);
  await early.send({ topic, messages: [{ value: 'early, aborted last' }] });
  await late.send({ topic, messages: [{ value: 'late, aborted first' }] });

  await late.abort();
  await early.abort();
  // Opening the ids anew waits until the marks of the aborts are written.
  for (const id of [`late-${topic}`, `early-${topic}`]) await (await log.openTransactor(id)).discard();
  const appender = await log.openAppender();
  await appender.append([{ topic, partition: 0, key: null, value: Buffer.from('plain') }]);

  const shown: (string | undefined)[] = [];
  for await (const { value } of log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' })) {
    shown.push(value?.toString());
  }
  expect(shown).toEqual(['plain']);
});

async function transactionOf(transactionalId: string) {
  const producer = openKafka(connection()).producer({ transactionalId });
  await producer.connect();
  onTestFinished(() => producer.disconnect());
  return producer.transaction();
}
