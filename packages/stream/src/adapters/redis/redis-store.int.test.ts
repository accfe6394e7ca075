import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Redis } from 'ioredis';
import { expect, inject, onTestFinished, test } from 'vitest';
import { type RunningRedis, startRedis } from '../../../../../infra/local/index.ts';
import { createSilentLogger } from '../../logging/silent-logger.ts';
import type { PartitionStore, StoreWrite } from '../../ports/state-store.ts';
import { openRedisStore } from './redis-store.ts';

const logger = createSilentLogger();

function writeOf(expected: number | undefined, next: number): StoreWrite {
  return {
    expected,
    next,
    states: [['anna', Buffer.from(String(next))]],
    dues: [],
    fields: [],
    counts: [['writes', 1]],
  };
}

async function openPartition(url: string, prefix: string): Promise<PartitionStore> {
  const store = await openRedisStore({ url, prefix, logger, commandTimeoutMs: 1_000 });
  onTestFinished(() => store.close());
  return store.partition(0);
}

/** For what would be felt by everybody on the shared one. */
async function ownRedis(): Promise<RunningRedis> {
  const redis = await startRedis();
  onTestFinished(() => redis[Symbol.asyncDispose]());
  return redis;
}

/** What a wire does with replies: Redis has got the request in any case. */
type Replies = 'pass' | 'cut' | 'swallow';

/** A wire to Redis on which replies can be lost, with the connection or without. */
async function wireToRedis() {
  const target = new URL(inject('redisUrl'));
  const open = new Set<Socket>();
  let replies: Replies = 'pass';
  const server = createServer((client) => {
    const redis = connect(Number(target.port), target.hostname);
    for (const socket of [client, redis]) {
      open.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        client.destroy();
        redis.destroy();
      });
    }
    client.on('data', (request) => redis.write(request));
    redis.on('data', (reply) => {
      if (replies === 'pass') client.write(reply);
      if (replies === 'cut') client.destroy();
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const stop = async () => {
    for (const socket of open) socket.destroy();
    if (!server.listening) return;
    server.close();
    await once(server, 'close');
  };
  onTestFinished(stop);
  return {
    url: `redis://127.0.0.1:${(server.address() as AddressInfo).port}`,
    onReply(then: Replies) {
      replies = then;
    },
    stop,
  };
}

test.each(['cut', 'swallow'] as const)(
  'a write whose reply is lost (%s) is of unknown outcome, and never sent again',
  async (replies) => {
    const wire = await wireToRedis();
    const direct = await openPartition(inject('redisUrl'), 'lost-reply');
    const partition = await openPartition(wire.url, 'lost-reply');
    await direct.clear();
    await partition.write(writeOf(undefined, 1));

    wire.onReply(replies);
    await expect(partition.write(writeOf(1, 2))).rejects.toMatchObject({
      code: 'outcome-unknown',
      isRetryable: true,
    });
    wire.onReply('pass');

    await expect.poll(() => partition.read([]).catch(() => undefined), { timeout: 10_000 }).toBeDefined();
    expect((await partition.read([])).applied).toBe(2);
    expect(await direct.counts()).toEqual({ applied: 2, counts: new Map([['writes', 1]]) });
    expect(await partition.write(writeOf(1, 2))).toBe('already');
  },
);

test('without a connection reads are refused at once, and after it they work', async () => {
  const wire = await wireToRedis();
  const partition = await openPartition(wire.url, 'down');

  await wire.stop();

  await expect(partition.read(['anna'])).rejects.toMatchObject({
    code: 'store-unavailable',
    isRetryable: true,
  });
  await expect(partition.dueAfter({ id: 'a', due: 1 }, 5)).rejects.toMatchObject({
    code: 'store-unavailable',
  });
  await expect(partition.counts()).rejects.toMatchObject({ code: 'store-unavailable' });
  await expect(partition.size(1)).rejects.toMatchObject({ code: 'store-unavailable' });
  await expect(partition.sample(5)).rejects.toMatchObject({ code: 'store-unavailable' });
  await expect(partition.scan()[Symbol.asyncIterator]().next()).rejects.toMatchObject({
    code: 'store-unavailable',
  });
  await expect(partition.write(writeOf(undefined, 1))).rejects.toMatchObject({ code: 'outcome-unknown' });
});

test('a partition that is cleared while a sample is drawn gives what had come until then', async () => {
  const partition = await openPartition(inject('redisUrl'), `sampled-${Date.now()}`);
  const states = Array.from({ length: 3_000 }, (_, at) => [`c-${at}`, Buffer.from('1')] as const);
  await partition.write({ ...writeOf(undefined, 1), states });

  const sample = partition.sample(500);
  await partition.clear();

  expect(await sample).toEqual([]);
});

test('scripts that Redis has forgotten are sent again in full', async () => {
  const server = await ownRedis();
  const partition = await openPartition(server.url, 'noscript');
  const admin = new Redis(server.url);
  expect(await partition.write(writeOf(undefined, 1))).toBe('applied');

  await admin.script('FLUSH');
  admin.disconnect();

  expect(await partition.write(writeOf(1, 2))).toBe('applied');
  expect(await partition.dueAfter({ id: 'a', due: 1 }, 5)).toEqual([]);
});

test('keys that hold something else are an outage that trying again does not end', async () => {
  const partition = await openPartition(inject('redisUrl'), 'foreign');
  const admin = new Redis(inject('redisUrl'));
  onTestFinished(() => admin.disconnect());

  await admin.set('foreign:{0}:state', 'a string');

  await expect(partition.read([])).rejects.toMatchObject({ code: 'store-unavailable', isRetryable: false });
  await partition.clear();
});

test('a Redis that cannot be reached is named with what to check', async () => {
  const wire = await wireToRedis();
  await wire.stop();

  await expect(openRedisStore({ url: wire.url, logger, commandTimeoutMs: 200 })).rejects.toThrow(
    /Cannot connect to Redis: .*ECONNREFUSED.*Check REDIS_URL/,
  );
});

test('a Redis that would drop customers is refused', async () => {
  const server = await ownRedis();
  const admin = new Redis(server.url);

  await admin.config('SET', 'maxmemory', '1gb', 'maxmemory-policy', 'allkeys-lru');
  admin.disconnect();

  await expect(openRedisStore({ url: server.url, logger })).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('CONFIG SET maxmemory-policy noeviction'),
  });
});

test('an applied offset that is no offset is a damaged store, not one that stands nowhere', async () => {
  const prefix = `damaged-${Date.now()}`;
  const partition = await openPartition(inject('redisUrl'), prefix);
  await partition.write(writeOf(undefined, 5));
  const redis = new Redis(inject('redisUrl'));
  onTestFinished(() => redis.disconnect());

  for (const damaged of ['five', '-1', '1.5', '1e300']) {
    await redis.hset(`${prefix}:{0}:state`, '\0A', damaged);
    await expect(partition.read(['anna'])).rejects.toMatchObject({
      code: 'store-corrupt',
      isRetryable: false,
    });
    expect(await partition.peekFields(['time'])).toEqual([undefined]);
  }
});

test.each([
  ['no customer', '', '7'],
  ['a reserved field', '\0A', '7'],
  ['half a millisecond', 'anna', '0.5'],
  ['no due at all', 'anna', '-inf'],
])('an entry of the due index with %s is a damaged store', async (_name, id, due) => {
  const prefix = `damaged-dues-${Date.now()}`;
  const partition = await openPartition(inject('redisUrl'), prefix);
  await partition.write(writeOf(undefined, 5));
  const redis = new Redis(inject('redisUrl'));
  onTestFinished(() => redis.disconnect());
  await redis.zadd(`${prefix}:{0}:due`, due, id);

  const look = { timers: { through: 10, limit: 5 }, sweep: undefined };

  await expect(partition.readDues(look)).rejects.toMatchObject({ code: 'store-corrupt' });
  await redis.del(`${prefix}:{0}:due`);
});

test('a Redis at its memory limit refuses writes and the look of a tick alike, and changes nothing until it has room', async () => {
  await using redis = await startRedis();
  const partition = await openPartition(redis.url, 'full');
  const admin = new Redis(redis.url);
  onTestFinished(() => admin.disconnect());
  await partition.write(writeOf(undefined, 1));
  const full = { code: 'store-full', isRetryable: true, message: expect.stringContaining('Raise maxmemory') };
  const timers = { through: 10, limit: 5 };
  const sweep = { after: { id: 'anna', due: 1 }, limit: 5 };

  await admin.config('SET', 'maxmemory', '1');

  await expect(partition.write(writeOf(1, 2))).rejects.toMatchObject(full);
  await expect(partition.readDues({ timers, sweep: undefined })).rejects.toMatchObject(full);
  await expect(partition.readDues({ timers: undefined, sweep })).rejects.toMatchObject(full);
  expect(await partition.read(['anna'])).toEqual({ applied: 1, states: [Buffer.from('1')] });
  expect(await partition.readFields([])).toEqual({ applied: 1, fields: [] });

  await admin.config('SET', 'maxmemory', '0');

  expect((await partition.readDues({ timers, sweep })).applied).toBe(1);
  expect(await partition.write(writeOf(1, 2))).toBe('applied');
});
