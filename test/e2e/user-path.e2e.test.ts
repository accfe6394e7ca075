import { SchemaRegistry } from '@kafkajs/confluent-schema-registry';
import { DAY } from '@tidemark/core';
import type { LogRecord, ServiceContext } from '@tidemark/stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { openRealContext, type RealContext } from '../support/real-context.ts';
import { runCommand, startCommand, startShell, TIDEMARK } from '../support/run-command.ts';
import { serviceEnvironment } from '../support/service-process.ts';
import { SERVICES, type StartedServices, startServices } from '../support/start-services.ts';

const NAME = 'user-path';
const DRAIN_DEADLINE_MS = 25_000;
const servers = injectedServers();
const env = serviceEnvironment(NAME, servers);
const setupOptions = ['setup', '--currency', 'EUR', '--zone', 'Europe/Berlin', '--partitions', '3'];

const tidemark = (...args: readonly string[]) => runCommand([TIDEMARK, ...args], env);

/** What `tidemark consume --exit --json` prints, line by line. */
async function consumed(): Promise<readonly { customerId: string; at: number; changes?: unknown }[]> {
  const { stdout } = await tidemark('consume', '--from', 'earliest', '--exit', '--json');
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

async function recordsOf(context: ServiceContext, topic: string): Promise<readonly LogRecord[]> {
  const records: LogRecord[] = [];
  for (const { partition, start } of (await context.log.bounds(topic)) ?? []) {
    const range = { topic, partition, from: start, isolation: 'read_committed' } as const;
    for await (const record of context.log.read(range)) records.push(record);
  }
  return records;
}

describe('the path of a user who has the servers and this repository', () => {
  let services: StartedServices;
  let context: RealContext;

  beforeAll(async () => {
    const { stdout, stderr, code } = await tidemark(...setupOptions);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(
      'Deployment "user-path" is set up: 3 partitions, zone Europe/Berlin, EUR, live from',
    );
    services = await startServices(SERVICES, env);
    context = await openRealContext(NAME, servers);
  });
  afterAll(async () => {
    await context[Symbol.asyncDispose]();
    await services[Symbol.asyncDispose]();
  });

  test('buys, sees the change come out, and finds the customer and a system without lag', async () => {
    const following = startCommand([TIDEMARK, 'consume', '--from', 'earliest'], env);
    const bought = await runCommand(['test/manual/produce-purchase.ts', 'ada', '2500', 'EUR'], env);
    expect(bought).toMatchObject({ code: 0, stderr: '' });
    await pollUntil('the follower has printed the change', () => following.stdout().includes('ada'));

    const [change] = await consumed();
    expect(change).toMatchObject({
      type: 'segment-changed',
      customerId: 'ada',
      sequence: 1,
      changes: [
        { dimension: 'rfm', from: null, to: 'new_customers' },
        { dimension: 'lifecycle', from: null, to: 'new' },
        { dimension: 'value', from: null, to: 'low' },
        { dimension: 'engagement', from: null, to: 'active' },
        { dimension: 'satisfaction', from: null, to: 'unknown' },
        { dimension: 'source', from: null, to: 'unknown' },
      ],
      cause: { kind: 'PURCHASE', historical: false },
      profile: { r: 5, f: 1, m: 1, monetaryMinor: 2_500, currency: 'EUR', churn: 'low' },
    });

    const state = JSON.parse((await tidemark('state', 'ada', '--json')).stdout);
    expect(state).toMatchObject({
      customerId: 'ada',
      classes: [
        { dimension: 'rfm', class: 'new_customers' },
        { dimension: 'lifecycle', class: 'new' },
        { dimension: 'value', class: 'low' },
        { dimension: 'engagement', class: 'active' },
        { dimension: 'satisfaction', class: 'unknown' },
        { dimension: 'source', class: 'unknown' },
      ],
    });
    // The hour of a follow-up depends on that at which the test runs.
    const bySilence = state.upcoming.filter(({ outputs }: { outputs: { type: string }[] }) =>
      outputs.some(({ type }) => type !== 'follow-up-due'),
    );
    expect(bySilence.map(({ due }: { due: number }) => (due - change!.at) / DAY).slice(0, 3)).toEqual([
      30, 60, 90,
    ]);
    expect(state.upcoming[0].outputs).toMatchObject([{ type: 'follow-up-due', plan: 'welcome' }]);
    const readable = (await tidemark('state', 'ada')).stdout;
    expect(readable).toContain('rfm new_customers → promising, lifecycle new → established');

    const status = JSON.parse((await tidemark('status', '--json')).stdout);
    const isPurchases = ({ intake }: { intake: string }) => intake === 'purchases';
    expect(status.sources.find(isPurchases)).toEqual({
      intake: 'purchases',
      records: 1,
      lag: 0,
      deadLetters: 0,
    });
    expect(status.partitions.map(({ lag }: { lag: number }) => lag)).toEqual([0, 0, 0]);
    expect(status.counts).toEqual({
      'rfm:new_customers': 1,
      'lifecycle:new': 1,
      'value:low': 1,
      'engagement:active': 1,
      'satisfaction:unknown': 1,
      'source:unknown': 1,
    });

    following.kill('SIGINT');
    const { code, signal, stdout, stderr } = await following.ended;
    expect({ code, signal, stderr }).toEqual({ code: 0, signal: null, stderr: '' });
    expect(stdout).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d {2}ada begins as new_customers, .*25\.00 EUR/);
  });

  test('reads outputs by the public client library, under CloudEvents headers', async () => {
    await runCommand(['test/manual/produce-purchase.ts', 'grace', '100', 'EUR'], env);
    await pollUntil('grace is published', async () =>
      (await recordsOf(context, `${NAME}.segment-changes`)).some(({ key }) => String(key) === 'grace'),
    );
    const records = await recordsOf(context, `${NAME}.segment-changes`);
    const record = records.find(({ key }) => String(key) === 'grace')!;

    const decoded = await new SchemaRegistry({ host: servers.registryUrl }).decode(record.value!);

    expect(decoded).toMatchObject({
      eventId: 'grace:1',
      customerId: 'grace',
      sequence: 1,
      profile: { segment: 'new_customers', monetaryMinor: 100 },
      rules: { policyVersion: 1, scorecardVersion: null },
    });
    const headers = Object.entries(record.headers).map(([name, text]) => [name, String(text)] as const);
    expect(Object.fromEntries(headers)).toEqual({
      ce_specversion: '1.0',
      ce_id: 'grace:1',
      ce_type: 'tidemark.segment.changed.v1',
      ce_source: `/tidemark/${NAME}`,
      ce_time: new Date(decoded.at).toISOString(),
      ce_subject: 'grace',
      'content-type': 'application/vnd.confluent.avro',
    });
  });

  test('pipes what is consumed into a reader that goes away', async () => {
    const piped = startShell(
      `{ $NODE ${TIDEMARK} consume --from earliest --json; echo "ended $?" >&2; } | head -n 1`,
      env,
    );
    await pollUntil('the reader has read a line and gone', () => piped.stdout() !== '');
    await runCommand(['test/manual/produce-purchase.ts', 'joan', '100', 'EUR'], env);
    const { code, stdout, stderr } = await piped.ended;

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sequence: 1 });
    expect(stderr).toBe('ended 0\n');
  });

  test('sets up again with the same options, and is refused with others', async () => {
    const again = await tidemark(...setupOptions);
    const other = await tidemark(
      'setup',
      '--currency',
      'USD',
      '--zone',
      'Europe/Berlin',
      '--partitions',
      '3',
    );

    expect(again).toMatchObject({ code: 0, stderr: '' });
    expect(other).toMatchObject({ code: 3, stdout: '' });
    expect(other.stderr).toContain('A deployment never changes: repeat these options');
    expect(other.stderr.trimEnd()).not.toContain('\n');
  });

  test('gets an error when another deployment works on these names', async () => {
    const foreign = { ...env, TIDEMARK_DEPLOYMENT: 'another' };

    const kinds = ['purchases', 'segmenter', 'clock'];
    const [refused, ...ends] = await Promise.all([
      runCommand([TIDEMARK, 'status'], foreign),
      ...kinds.map((service) => runCommand([`services/${service}/src/main.ts`], foreign)),
    ]);

    const refusal = 'belongs to deployment "user-path", this service runs as "another"';
    for (const { code, stdout } of ends) {
      expect(code).toBe(3);
      expect(stdout).toContain(JSON.stringify(refusal).slice(1, -1));
    }
    expect(refused.code).toBe(3);
    expect(refused.stderr).toContain(refusal);
  });

  test('stops every service by SIGTERM: each ends with 0, drained in time', async () => {
    const durations = await Promise.all(
      SERVICES.map(async (name) => {
        const startedAt = performance.now();
        const service = services.get(name);
        service.kill('SIGTERM');
        expect(await service.exited, service.logs()).toEqual({ code: 0, signal: null });
        return [name, Math.round(performance.now() - startedAt)] as const;
      }),
    );

    console.log('ms from SIGTERM to exit:', JSON.stringify(Object.fromEntries(durations)));
    for (const [, durationMs] of durations) expect(durationMs).toBeLessThan(DRAIN_DEADLINE_MS);
  });
});

test('settings that cannot be used are named in one message, each variable with what is expected', async () => {
  const bad = { TIDEMARK_DEPLOYMENT: 'My Shop', KAFKA_BROKERS: 'nowhere', HTTP_PORT: 'x' };

  const service = await runCommand(['services/segmenter/src/main.ts'], bad);
  const command = await runCommand([TIDEMARK, 'state', 'ada'], bad);

  expect(service.code).toBe(2);
  expect(command).toMatchObject({ code: 2, stdout: '' });
  for (const name of [...Object.keys(bad), 'REDIS_URL', 'SCHEMA_REGISTRY_URL']) {
    expect(service.stdout).toContain(`${name}: `);
    expect(command.stderr).toContain(`  ${name}: `);
  }
  expect(command.stderr).toContain('5 faults');
  expect(command.stderr).not.toContain('    at ');
});

test.each(['Europe/Atlantis', 'CST'])('the time zone %s is one line, not a stack', async (zone) => {
  const { code, stderr } = await tidemark('setup', '--currency', 'EUR', '--zone', zone);

  expect(code).toBe(1);
  expect(stderr).toMatch(/^Cannot use the time zone "\S+": it is no name of the time-zone database\..*\n$/);
  expect(stderr).toContain(zone);
});
