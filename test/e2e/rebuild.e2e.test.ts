import { DAY, retail } from '@tidemark/core';
import { namesOf, outputTopics, setup } from '@tidemark/pipeline';
import { createSystemTiming } from '@tidemark/stream';
import { Redis } from 'ioredis';
import { expect, inject, test } from 'vitest';
import { startRedis } from '../../infra/local/index.ts';
import { openTickWriter } from '../../packages/simulation/src/driving/tick-writer.ts';
import { LOG_PARTITIONS } from '../bench/workload/bench-deployment.ts';
import { fillLog } from '../bench/workload/fill-log.ts';
import { shopStream } from '../bench/workload/shop-stream.ts';
import { chainFaults, publishedByCustomer } from '../support/published-records.ts';
import { openRealContext, type RealContext } from '../support/real-context.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';
import {
  type ServiceProcess,
  serviceEnvironment,
  startService,
  untilReady,
} from '../support/service-process.ts';
import { simulatedDeployment } from '../support/simulated-deployment.ts';
import { storeContents } from '../support/store-contents.ts';

const NAME = 'rebuilt';
const SEGMENTER = 'services/segmenter/src/main.ts';
const EVENTS = 120_000;

const outputBounds = async (context: RealContext) => {
  const { output } = namesOf(context);
  return Promise.all(outputTopics.map(({ name }) => context.log.bounds(output(name))));
};

const countOf = (published: Awaited<ReturnType<typeof publishedByCustomer>>) =>
  [...published.values()].reduce((sum, records) => sum + records.length, 0);

async function onRedis(url: string, harm: (redis: Redis) => Promise<unknown>): Promise<void> {
  const redis = new Redis(url);
  await harm(redis);
  redis.disconnect();
}

interface ProgressLine {
  readonly partition: number;
  readonly position: number;
  readonly target: number;
  readonly events: number;
  readonly seconds: number;
  readonly eventsPerSecond: number;
}

const linesOf = (service: ServiceProcess, message: string): readonly ProgressLine[] =>
  service
    .logs()
    .split('\n')
    .filter((line) => line.includes(`"msg":"${message}"`))
    .map((line) => JSON.parse(line));

/** Begin, pace and end of the rebuild, from its log lines. */
function expectProgress(service: ServiceProcess): void {
  const begun = linesOf(service, 'folds again what was published');
  const paces = linesOf(service, 'folding again what was published');
  const done = linesOf(service, 'caught up with what was published');
  expect(new Set(begun.map(({ partition }) => partition))).toEqual(new Set([0, 1, 2, 3]));
  expect(begun.every(({ position, target }) => position === 0 && target > 0)).toBe(true);
  expect(new Set(done.map(({ partition }) => partition))).toEqual(new Set([0, 1, 2, 3]));
  expect(done.reduce((sum, { events }) => sum + events, 0)).toBe(EVENTS);
  expect(
    done.every(({ position, target, eventsPerSecond }) => position === target && eventsPerSecond > 0),
  ).toBe(true);
  // On a fast machine all of it may be over before the first line is due.
  const longest = Math.max(...done.map(({ seconds }) => seconds));
  if (longest > 2) expect(paces.length).toBeGreaterThan(0);
  for (const pace of paces) {
    expect(pace).toMatchObject({ remainingRecords: expect.any(Number), eventsPerSecond: expect.any(Number) });
  }
  console.log(`rebuilt ${EVENTS} events in ${longest} s; last pace: ${JSON.stringify(paces.at(-1))}`);
}

test('an emptied or damaged Redis is refused with what to do; --rebuild folds the log anew, logs how far it is, publishes nothing twice and ends in the same state', async () => {
  await using server = await startRedis();
  const servers = {
    kafkaBrokers: inject('kafkaBrokers'),
    registryUrl: inject('registryUrl'),
    redisUrl: server.url,
  };
  const env = serviceEnvironment(NAME, servers);
  await using context = await openRealContext(NAME, servers);
  const deployment = simulatedDeployment(NAME, 'EUR', LOG_PARTITIONS);
  await setup(context, { deployment, policy: retail, from: 'earliest' });
  const shop = shopStream({ seed: NAME, events: EVENTS, customers: 4_000 });
  await fillLog(context, shop);
  const appender = await context.log.openAppender();
  const ticks = await openTickWriter(context, appender);
  const polling = { everyMs: 10, timing: createSystemTiming(), signal: new AbortController().signal };
  const lastAt = shop.at(-1)!.occurredAt;

  const first = await startService({ main: SEGMENTER, env });
  await untilReady(first);
  await ticks.settle(lastAt + 40 * DAY, polling);
  first.kill('SIGTERM');
  await first.exited;
  const before = {
    published: await publishedByCustomer(context),
    outputs: await outputBounds(context),
    store: await storeContents(server.url, NAME, LOG_PARTITIONS),
  };
  await onRedis(server.url, (redis) => redis.flushall());

  const refused = await runCommand([SEGMENTER], env);
  const rebuilding = await startService({ main: SEGMENTER, arguments: ['--rebuild'], env });
  await untilReady(rebuilding);
  const after = {
    outputs: await outputBounds(context),
    store: await storeContents(server.url, NAME, LOG_PARTITIONS),
  };
  const audit = await runCommand([TIDEMARK, 'audit'], env);
  rebuilding.kill('SIGTERM');
  await rebuilding.exited;
  await onRedis(server.url, async (redis) => {
    await redis.hset(`${NAME}:{0}:state`, '\0A', 'five');
    await redis.hset(`${NAME}:{1}:state`, '\0:rules', '[');
  });

  const damaged = await runCommand([SEGMENTER], env);
  const mending = await startService({ main: SEGMENTER, arguments: ['--rebuild'], env });
  await untilReady(mending);
  const mended = await storeContents(server.url, NAME, LOG_PARTITIONS);
  await ticks.settle(lastAt + 400 * DAY, polling);
  mending.kill('SIGTERM');
  await mending.exited;

  expect(before.published.size).toBeGreaterThan(1_000);
  expect(refused.code).toBe(3);
  expect(refused.stdout).toMatch(/the state store is empty, yet records up to \d+ were folded/);
  expect(refused.stdout).toContain('start with --rebuild to fold the log again without publishing twice');
  expectProgress(rebuilding);
  expect(after.outputs).toEqual(before.outputs);
  expect(after.store).toEqual(before.store);
  expect(audit, audit.stdout + audit.stderr).toMatchObject({ code: 0 });
  expect(audit.stdout).toContain('No differences');
  expect(damaged.code).toBe(3);
  expect(damaged.stdout).toContain('"code":"store-corrupt"');
  expect(mended).toEqual(before.store);
  const later = await publishedByCustomer(context);
  expect(countOf(later)).toBeGreaterThan(countOf(before.published));
  expect(chainFaults(later)).toEqual([]);
});
