import { retail } from '@tidemark/core';
import { createSystemTiming, startRuntime } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { memoryContext, testDeployment } from '../memory-context.fixture.ts';
import { namesOf } from '../names/names.ts';
import { outputTopics } from '../outputs/list.ts';
import { setup } from '../setup/setup.ts';
import { cardReadings } from '../sources/fourth-source.fixture.ts';
import { sources } from '../sources/list.ts';
import { declarationOf } from './declaration-of.ts';
import { declarationOfSeveral } from './declaration-of-several.ts';
import { services, servicesOf } from './list.ts';
import type { Service } from './service.ts';

const names = namesOf({ deployment: 'test', topicPrefix: '' });

test('every service has a name of its own, and its topics are those of the deployment', () => {
  const serviceNames = services.map(({ name }) => name);
  const outputs = outputTopics.map(({ name }) => name);
  const topics = [...sources.map(({ name }) => name), 'customer-events', ...outputs];
  const letters = sources.map(({ name }) => `${name}.dlq`);

  expect(new Set(serviceNames).size).toBe(serviceNames.length);
  for (const { reads, writes } of services) {
    expect(topics).toEqual(expect.arrayContaining([...reads(names)]));
    expect([...topics, ...letters]).toEqual(expect.arrayContaining([...writes(names)]));
  }
});

test('a source more is a service more, and the clock waits for it', () => {
  const listed = servicesOf({ sources: [...sources, cardReadings] });

  expect(listed).toHaveLength(services.length + 1);
  const intake = listed.find(({ name }) => name === 'card-readings')!;
  expect(intake.reads(names)).toEqual(['card-readings']);
  expect(intake.writes(names)).toEqual(['customer-events', 'card-readings.dlq']);
  expect(listed.find(({ name }) => name === 'clock')!.reads(names)).toContain('card-readings');
});

test('a service that the list does not have, and a flag that it does not take, are reported', () => {
  expect(() => declarationOf('gateway', [])).toThrow('has only purchases, interactions');
  expect(() => declarationOf('clock', ['--rebuild'])).toThrow("Unknown option '--rebuild'");
});

test('several in one process need what any of them needs, and take the flags of any of them', () => {
  expect(declarationOfSeveral(['purchases'], ['accept-dead']).needs).toEqual(['registry']);
  expect(declarationOfSeveral(['clock', 'purchases'], []).needs).toEqual(['registry', 'store']);
  expect(Object.keys(declarationOfSeveral([], ['rebuild']).settings)).toEqual(['CACHE_MIB', 'CLOCK_LOOK_MS']);
  expect(() => declarationOfSeveral(['gateway'], [])).toThrow(
    'Cannot run "gateway": there are only purchases',
  );
  expect(() => declarationOfSeveral(['clock'], ['rebuild'])).toThrow('Cannot run --rebuild: none of clock');
});

test('a seventh service starts from a list, in its deployment, with its flags', async () => {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>();
  const given: unknown[] = [];
  let signal = (_name: string) => {};
  const seventh: Service = {
    name: 'counter',
    needs: ['registry'],
    settings: {},
    flags: { twice: 'counts twice', never: 'counts nothing' },
    reads: ({ output }) => [output('segment-changes')],
    writes: () => [],
    start: async ({ deployment }, { flags, settings }) => {
      given.push(deployment, [...flags], settings.HTTP_HOST);
      setImmediate(() => signal('SIGTERM'));
      return { isReady: () => true, ended, stop: async () => end() };
    },
  };
  const context = memoryContext();
  const { log, admin, store, registry } = context;
  await setup(context, { deployment: testDeployment, policy: retail, from: 'earliest' });

  const code = await startRuntime(
    declarationOf('counter', ['--twice'], { services: [...services, seventh] }),
    {
      env: {
        TIDEMARK_DEPLOYMENT: 'test',
        KAFKA_BROKERS: 'kafka:9092',
        SCHEMA_REGISTRY_URL: 'http://registry',
        HTTP_HOST: '127.0.0.1',
        HTTP_PORT: '0',
      },
      events: {
        onSignal: (listener) => {
          signal = listener;
        },
        onFault: () => undefined,
      },
      adapters: {
        openLog: async () => log,
        openAdmin: async () => admin,
        openStore: async () => store,
        openRegistry: async () => registry,
      },
      timing: createSystemTiming(),
      destination: { write: () => undefined },
    },
  );

  expect(given).toEqual(['test', ['twice'], '127.0.0.1']);
  expect(code).toBe(0);
});
