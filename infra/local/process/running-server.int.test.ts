import { mkdir, mkdtempDisposable } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { isPortFree } from '../machine/free-port.ts';
import { startRedis } from '../redis/start-redis.ts';
import { askTcp } from './ask-tcp.ts';

const isLine = (answer: Buffer) => answer.includes('\r\n');
const SET_KEY = Buffer.from('SET customer ada\r\n');
const GET_KEY = Buffer.from('GET customer\r\n');
const isValue = (answer: Buffer) =>
  answer.toString().split('\r\n').length > 2 || answer.toString() === '$-1\r\n';

async function ask(port: number, request: Buffer, isComplete = isLine): Promise<string | undefined> {
  return (await askTcp(port, request, isComplete))?.toString();
}

test('a restart keeps port and data and has a new pid', async () => {
  await using redis = await startRedis({ appendOnly: 'always' });
  const { pid, port } = redis;
  await ask(port, SET_KEY);

  await redis.restart();

  expect(redis.pid).not.toBe(pid);
  expect(redis.port).toBe(port);
  expect(await ask(port, GET_KEY, isValue)).toBe('$3\r\nada\r\n');
});

test('after kill -9 nothing answers until it is started again', async () => {
  await using redis = await startRedis({ appendOnly: 'always' });
  await ask(redis.port, SET_KEY);

  await redis.kill();
  const whileDead = await ask(redis.port, GET_KEY, isValue);
  await redis.restart();

  expect(whileDead).toBeUndefined();
  expect(await ask(redis.port, GET_KEY, isValue)).toBe('$3\r\nada\r\n');
});

test('a paused server takes connections and answers when it goes on', async () => {
  await using redis = await startRedis();

  redis.pause();
  let isAnswered = false;
  const answer = ask(redis.port, GET_KEY, isValue).then((text) => {
    isAnswered = true;
    return text;
  });
  await wait(200);
  const answeredWhilePaused = isAnswered;
  redis.resume();

  expect(await answer).toBe('$-1\r\n');
  expect(answeredWhilePaused).toBe(false);
});

test('a paused server can be stopped', async () => {
  const redis = await startRedis();

  redis.pause();
  await redis[Symbol.asyncDispose]();

  expect(await isPortFree(redis.port)).toBe(true);
});

test('a server whose port is taken does not start', async () => {
  await using first = await startRedis();

  await expect(startRedis({ port: first.port })).rejects.toThrow(
    `Cannot start Redis: port ${first.port} is taken`,
  );
});

test('a server that ends at its start says so with the end of its log', async () => {
  await using folder = await mkdtempDisposable(join(tmpdir(), 'tidemark-redis-broken-'));
  await mkdir(join(folder.path, 'appendonlydir/appendonly.aof.manifest'), { recursive: true });

  const starting = startRedis({ folder: folder.path, appendOnly: 'everysec' });

  await expect(starting).rejects.toThrow(/Cannot start Redis: it ended with 1.*appendonly.aof.manifest/s);
});
