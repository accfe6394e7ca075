import { expect, onTestFinished, test } from 'vitest';
import { createMemoryBroker } from '../adapters/memory/log/memory-broker.ts';
import { createMemoryLog } from '../adapters/memory/log/memory-log.ts';
import { createMemoryLogAdmin } from '../adapters/memory/log/memory-log-admin.ts';
import { createMemoryRegistry } from '../adapters/memory/memory-registry.ts';
import { createMemoryStore } from '../adapters/memory/store/memory-store.ts';
import type { Environment } from '../config/environment.ts';
import { integerSetting } from '../config/setting-kinds.ts';
import type { RunningService } from '../context/running-service.ts';
import type { ServiceContext } from '../context/service-context.ts';
import { TidemarkError } from '../errors/tidemark-error.ts';
import type { NoMetrics } from '../metrics/catalogue.ts';
import type { Adapters } from './adapters.ts';
import { EXIT_CODES } from './exit-codes.ts';
import type { ServiceDeclaration } from './service-declaration.ts';
import { startRuntime } from './start-runtime.ts';
import { createSystemTiming } from './system-timing.ts';

const ENV = {
  KAFKA_BROKERS: 'kafka:9092',
  REDIS_URL: 'redis://redis',
  HTTP_PORT: '0',
  HTTP_HOST: '127.0.0.1',
};
const SHAPE = { GRACE_MS: integerSetting({ min: 0, max: 10_000, default: 2_000 }) };

/** A service that notes what happens to it and ends on demand. */
function fakeService(notes: string[]) {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  const service: RunningService = {
    isReady: () => true,
    ended,
    stop: async () => {
      notes.push('stop');
      resolve();
    },
  };
  return { service, end: resolve, fail: reject };
}

/** A runtime on memory, with its signals and faults in the test's hand. */
function launch(
  given: { env?: Environment; service?: Partial<ServiceDeclaration<typeof SHAPE, NoMetrics>> } = {},
) {
  const notes: string[] = [];
  const lines: string[] = [];
  const fake = fakeService(notes);
  const started = Promise.withResolvers<ServiceContext>();
  let signal = (_name: string) => {};
  let fault = (_fault: unknown) => {};
  const closed = <T extends { close(): Promise<void> }>(name: string, resource: T): T => ({
    ...resource,
    close: async () => {
      notes.push(`close ${name}`);
    },
  });
  const adapters: Adapters = {
    openLog: async ({ timing }) => closed('log', createMemoryLog(createMemoryBroker(timing))),
    openAdmin: async ({ timing }) => createMemoryLogAdmin(createMemoryBroker(timing)),
    openStore: async () => closed('store', createMemoryStore()),
    openRegistry: async () => createMemoryRegistry(),
  };
  const declaration: ServiceDeclaration<typeof SHAPE, NoMetrics> = {
    name: 'fake',
    needs: ['store'],
    settings: SHAPE,
    metrics: {},
    start: async (context, settings) => {
      notes.push(`start with ${settings.GRACE_MS}`);
      started.resolve(context);
      return fake.service;
    },
    ...given.service,
  };
  const code = startRuntime(declaration, {
    env: { ...ENV, ...given.env },
    events: {
      onSignal: (listener) => {
        signal = listener;
      },
      onFault: (listener) => {
        fault = listener;
      },
    },
    adapters,
    timing: createSystemTiming(),
    destination: { write: (line) => lines.push(line) },
  });
  onTestFinished(async () => {
    signal('SIGTERM');
    signal('SIGTERM');
    await code;
  });
  return {
    ...fake,
    notes,
    lines,
    code,
    started: started.promise,
    signal: (name: string) => signal(name),
    fault: (what: unknown) => fault(what),
  };
}

async function portOf(lines: readonly string[]): Promise<number> {
  const isServing = (line: string) => line.includes('"port":');
  await expect.poll(() => lines.some(isServing)).toBe(true);
  return JSON.parse(lines.find(isServing)!).port;
}

test('a signal drains the service and closes what was opened in reverse: exit 0', async () => {
  const runtime = launch({ env: { GRACE_MS: '70' } });
  await runtime.started;

  runtime.signal('SIGTERM');

  expect(await runtime.code).toBe(EXIT_CODES.clean);
  expect(runtime.notes).toEqual(['start with 70', 'stop', 'close store', 'close log']);
});

test('the probes follow the service: starting, ready, draining', async () => {
  const starting = Promise.withResolvers<void>();
  const stopping = Promise.withResolvers<void>();
  const { service } = fakeService([]);
  const runtime = launch({
    service: {
      start: async () => {
        await starting.promise;
        return { ...service, stop: () => stopping.promise };
      },
    },
  });
  const port = await portOf(runtime.lines);
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/readyz`)).json();
  const live = async () => (await fetch(`http://127.0.0.1:${port}/livez`)).status;

  await expect.poll(ready).toEqual({ status: 'not ready', reasons: ['starting: starting the service'] });
  expect(await live()).toBe(200);

  starting.resolve();
  await expect.poll(ready).toEqual({ status: 'ready' });

  runtime.signal('SIGINT');
  await expect.poll(ready).toEqual({ status: 'not ready', reasons: ['draining'] });
  expect(await live()).toBe(200);

  stopping.resolve();
  expect(await runtime.code).toBe(EXIT_CODES.clean);
});

test('settings that cannot be used: exit 2, every fault in one line of JSON', async () => {
  const runtime = launch({ env: { KAFKA_BROKERS: '', GRACE_MS: 'soon' } });

  expect(await runtime.code).toBe(EXIT_CODES.config);
  const { level, err } = JSON.parse(runtime.lines.join(''));
  expect(level).toBe('fatal');
  expect(err.message).toMatch(/2 faults\n {2}KAFKA_BROKERS: not set.*\n {2}GRACE_MS: found "soon"/);
});

test('a service that does not drain in time is left behind: exit 5', async () => {
  const { service } = fakeService([]);
  const runtime = launch({
    env: { DRAIN_TIMEOUT_MS: '10' },
    service: { start: async () => ({ ...service, stop: () => new Promise(() => {}) }) },
  });
  await expect.poll(() => runtime.lines.some((line) => line.includes('"started"'))).toBe(true);

  runtime.signal('SIGTERM');

  expect(await runtime.code).toBe(EXIT_CODES.drainDeadline);
});

test('a second signal does not wait for the drain: exit 6', async () => {
  const { service } = fakeService([]);
  const runtime = launch({
    service: { start: async () => ({ ...service, stop: () => new Promise(() => {}) }) },
  });
  await expect.poll(() => runtime.lines.some((line) => line.includes('"started"'))).toBe(true);

  runtime.signal('SIGTERM');
  runtime.signal('SIGTERM');

  expect(await runtime.code).toBe(EXIT_CODES.secondSignal);
});

test.each([
  ['refused', EXIT_CODES.refused],
  ['too-many-dead', EXIT_CODES.refused],
  ['log-unavailable', EXIT_CODES.outage],
  ['outcome-unknown', EXIT_CODES.outage],
] as const)(
  'a service that ends by itself with %s is stopped and closed: exit %i',
  async (code, expected) => {
    const runtime = launch();
    await runtime.started;

    runtime.fail(new TidemarkError(code, 'made up', { isRetryable: false }));

    expect(await runtime.code).toBe(expected);
    expect(runtime.notes.slice(1)).toEqual(['stop', 'close store', 'close log']);
  },
);

test('a service that ends without being asked and without a reason is a bug: exit 1', async () => {
  const runtime = launch();
  await runtime.started;

  runtime.end();

  expect(await runtime.code).toBe(EXIT_CODES.bug);
});

test('a start that fails closes what was opened', async () => {
  const runtime = launch({
    service: {
      start: async () => {
        throw new TidemarkError('refused', 'made up', { isRetryable: false });
      },
    },
  });

  expect(await runtime.code).toBe(EXIT_CODES.refused);
  expect(runtime.notes).toEqual(['close store', 'close log']);
});

test('a signal during the start lets it finish, then stops what it started: exit 0', async () => {
  const notes: string[] = [];
  const { service } = fakeService(notes);
  const starting = Promise.withResolvers<RunningService>();
  const runtime = launch({ service: { start: () => starting.promise } });
  await portOf(runtime.lines);

  runtime.signal('SIGTERM');
  starting.resolve(service);

  expect(await runtime.code).toBe(EXIT_CODES.clean);
  expect(notes).toEqual(['stop']);
});

test('a start that hangs is left behind like a drain that hangs: exit 5', async () => {
  const runtime = launch({
    env: { DRAIN_TIMEOUT_MS: '10' },
    service: { start: () => new Promise(() => {}) },
  });
  await portOf(runtime.lines);

  runtime.signal('SIGTERM');

  expect(await runtime.code).toBe(EXIT_CODES.drainDeadline);
});

test('an uncaught error ends it at once: exit 1, with its stack in the log', async () => {
  const runtime = launch();
  await runtime.started;

  runtime.fault(new Error('made up'));

  expect(await runtime.code).toBe(EXIT_CODES.bug);
  expect(runtime.lines.join('')).toContain('Error: made up\\n    at ');
});

test('what a service does not declare is not opened, and using it is a bug with an error of its own', async () => {
  const runtime = launch({ service: { needs: [] }, env: { REDIS_URL: '' } });
  const context = await runtime.started;

  expect(() => context.store.partition(0)).toThrow('does not declare it among its needs');
  await expect(context.registry.latestId('a')).rejects.toThrow('does not declare it among its needs');
});
