import { DAY, type EpochMs, MINUTE, retail } from '@tidemark/core';
import { frameWith, namesOf, setup } from '@tidemark/pipeline';
import { type Purchase, purchaseSchema, subjectOf } from '@tidemark/schemas';
import { type LogRecord, openWireEncoder, type ServiceContext } from '@tidemark/stream';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type RunningServer, startRegistry } from '../../infra/local/index.ts';
import { KILL_PLAN_VARIABLE } from '../faults/kill-plan.ts';
import { pollUntil } from '../support/poll-until.ts';
import { publishedByCustomer } from '../support/published-records.ts';
import { openRealContext, type ServerUrls } from '../support/real-context.ts';
import { serviceEnvironment, startService } from '../support/service-process.ts';
import { utc } from '../support/simulated-deployment.ts';
import { startServices } from '../support/start-services.ts';

const shared = {
  kafkaBrokers: inject('kafkaBrokers'),
  registryUrl: inject('registryUrl'),
  redisUrl: inject('redisUrl'),
};

const GARBAGE = Buffer.from('not avro at all');
/** Framed under a schema id that no registry of a test reaches. */
const UNKNOWN_SCHEMA = Buffer.from('007fffffff010203', 'hex');

async function setUp(name: string, servers: ServerUrls) {
  const context = await openRealContext(name, servers);
  const options = { deployment: name, partitions: 2, zone: utc, currencies: ['EUR'], goLive: 0 };
  await setup(context, {
    frame: frameWith({ ...options, time: 'real' }),
    policy: retail,
    from: 'earliest',
  });
  const subject = subjectOf(namesOf(context).source('purchases'));
  const encoder = await openWireEncoder({ registry: context.registry, subject, codec: purchaseSchema });
  return { context, env: serviceEnvironment(name, servers), encode: encoder.encode };
}

function aPurchase(customerId: string, differences: Partial<Purchase> = {}): Purchase {
  return {
    eventId: `o-${customerId}`,
    customerId,
    orderId: null,
    occurredAt: Date.now(),
    kind: 'PURCHASE',
    amountMinor: 2_000,
    currency: 'EUR',
    channel: null,
    source: null,
    customerType: null,
    ...differences,
  };
}

/** Appends values to partition 1 of the purchases topic, keyed and with a header of the shop's own. */
async function produce(context: ServiceContext, values: readonly Buffer[]): Promise<void> {
  const topic = namesOf(context).source('purchases');
  const appender = await context.log.openAppender();
  const headers = { 'shop-trace': 'abc' };
  await appender.append(
    values.map((value, index) => ({ topic, partition: 1, key: Buffer.from(`k-${index}`), value, headers })),
  );
  await appender.close();
}

async function deadLetters(context: ServiceContext): Promise<readonly LogRecord[]> {
  const topic = `${namesOf(context).source('purchases')}.dlq`;
  const letters: LogRecord[] = [];
  for (const { partition, start } of (await context.log.bounds(topic))!) {
    const range = { topic, partition, from: start, isolation: 'read_committed' } as const;
    for await (const record of context.log.read(range)) letters.push(record);
  }
  return letters;
}

async function isCarriedOver(context: ServiceContext, offset: number): Promise<boolean> {
  const { intakeGroup, source } = namesOf(context);
  const committed = await context.log.committed(intakeGroup('purchases'), source('purchases'));
  return committed.get(1)?.offset === offset;
}

const header = ({ headers }: LogRecord, name: string) => String(headers[name]);

let ownRegistry: Promise<RunningServer> | undefined;

// It takes its time to start: the tests that do not need it run meanwhile.
beforeAll(() => {
  ownRegistry = startRegistry({ kafkaBrokers: shared.kafkaBrokers });
  ownRegistry.catch(() => undefined);
});
afterAll(async () => {
  await (await ownRegistry)?.[Symbol.asyncDispose]();
});

test('records that cannot be taken are set aside with their reasons, and the events around them have their effect', async () => {
  const { context, env, encode } = await setUp('dead', shared);
  await using _ = context;
  await using services = await startServices(['purchases', 'segmenter'], env);
  const producedAt: EpochMs = Date.now();
  const values = [
    encode(aPurchase('before')),
    GARBAGE,
    UNKNOWN_SCHEMA,
    encode(aPurchase('negative', { amountMinor: -1 })),
    encode(aPurchase('foreign', { currency: 'USD' })),
    encode(aPurchase('between')),
    encode(aPurchase('tomorrow', { occurredAt: producedAt + 7 * DAY })),
    encode(aPurchase('after')),
  ];

  await produce(context, values);
  await pollUntil('all is carried over', () => isCarriedOver(context, values.length));
  const isPublished = async () => (await publishedByCustomer(context)).size >= 3;
  await pollUntil('the good ones are published', isPublished);

  const letters = await deadLetters(context);
  const found = letters.map((letter) => [
    header(letter, 'tidemark-reason'),
    header(letter, 'tidemark-origin'),
    String(letter.key),
    header(letter, 'shop-trace'),
  ]);
  expect(found).toEqual([
    ['not-framed', 'dead.purchases/1/1/1', 'k-1', 'abc'],
    ['unknown-schema', 'dead.purchases/1/1/2', 'k-2', 'abc'],
    ['amount-negative', 'dead.purchases/1/1/3', 'k-3', 'abc'],
    ['currency-foreign', 'dead.purchases/1/1/4', 'k-4', 'abc'],
    ['time-ahead', 'dead.purchases/1/1/6', 'k-6', 'abc'],
  ]);
  expect(letters.map(({ value }) => value)).toEqual([1, 2, 3, 4, 6].map((index) => values[index]));
  for (const letter of letters) {
    expect(header(letter, 'tidemark-detail')).not.toBe('');
    expect(Math.abs(Number(header(letter, 'tidemark-timestamp')) - producedAt)).toBeLessThan(MINUTE);
  }
  expect([...(await publishedByCustomer(context)).keys()].toSorted()).toEqual(['after', 'before', 'between']);
  const metrics = await (await fetch(`${services.get('purchases').url}/metrics`)).text();
  expect(metrics).toMatch(/rejected\w*\{.*reason="currency-foreign".*\} 1/);
});

test('a dead letter that is written again after a kill carries the same origin', async () => {
  const { context, env, encode } = await setUp('dead-again', shared);
  await using _ = context;
  // It dies once its first append after another one is acknowledged, before the source offset is committed.
  const plan = { [KILL_PLAN_VARIABLE]: JSON.stringify({ point: 'appended', passings: 0 }) };
  await using victim = await startService({
    main: 'test/faults/intake-victim.ts',
    env: { ...env, ...plan },
  });
  await produce(context, [encode(aPurchase('ada'))]);
  await pollUntil('the first is carried over', () => isCarriedOver(context, 1));
  await produce(context, [GARBAGE]);
  expect(await victim.exited, victim.logs()).toEqual({ code: null, signal: 'SIGKILL' });
  expect(await isCarriedOver(context, 1)).toBe(true);

  await using restarted = await startServices(['purchases'], env);
  await pollUntil('the second is carried over', () => isCarriedOver(context, 2));
  expect(restarted.get('purchases').logs()).not.toContain('reading the source again');

  const letters = await deadLetters(context);
  expect(letters.map((letter) => header(letter, 'tidemark-origin'))).toEqual([
    'dead-again.purchases/1/1/1',
    'dead-again.purchases/1/1/1',
  ]);
  expect(letters.map(({ value }) => value)).toEqual([GARBAGE, GARBAGE]);
});

test('a registry that cannot be reached is no poison: nothing is set aside, and the intake goes on when it is back', async () => {
  const registry = await ownRegistry!;
  const { context, env, encode } = await setUp('registry-gone', { ...shared, registryUrl: registry.url });
  await using _ = context;
  await using services = await startServices(['purchases', 'segmenter'], env);
  const intake = services.get('purchases');
  const values = [encode(aPurchase('before')), GARBAGE, encode(aPurchase('after'))];

  // The intake has seen no record yet, so that it must ask for the schema of the first.
  await registry.stop();
  await produce(context, values);
  await pollUntil('the intake has tried again and again', () => {
    return intake.logs().split('reading the source again').length > 3;
  });
  expect(await isCarriedOver(context, 0)).toBe(true);
  expect(await deadLetters(context)).toEqual([]);

  await registry.restart();
  await pollUntil('all is carried over', () => isCarriedOver(context, values.length));
  const isPublished = async () => (await publishedByCustomer(context)).size >= 2;
  await pollUntil('both purchases are published', isPublished);

  expect((await deadLetters(context)).map((letter) => header(letter, 'tidemark-reason'))).toEqual([
    'not-framed',
  ]);
  expect(intake.logs()).toContain('registry-unavailable');
});
