import { retail } from '@tidemark/core';
import { deploymentWith, startEmbedded } from '@tidemark/pipeline';
import { type Purchase, purchaseSchema } from '@tidemark/schemas';
import { createKafkaLog, type NewRecord, openWireEncoder, type ServiceContext } from '@tidemark/stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { handleLetters } from '../../packages/operations/src/dead-letters/handle-letters.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { openRealContext, type RealContext } from '../support/real-context.ts';
import { runCommand, TIDEMARK } from '../support/run-command.ts';
import { serviceEnvironment } from '../support/service-process.ts';
import { utc } from '../support/simulated-deployment.ts';

const NAME = 'lettered';
const PURCHASES = `${NAME}.purchases`;
const LETTERS = `${PURCHASES}.dlq`;
const servers = injectedServers();
const env = serviceEnvironment(NAME, servers);
const deployment = deploymentWith({
  id: NAME,
  partitions: 2,
  zone: utc,
  currencies: ['EUR'],
  goLive: 0,
  time: 'real',
});
/** What is taken of an event's lead over its own record, and how far beyond it the events of this test lie. */
const BORNE_MS = 5 * 60_000;
const BEYOND_MS = 3_000;

const deadLetters = (...args: readonly string[]) => runCommand([TIDEMARK, 'dead-letters', ...args], env);

async function recordsOf({ log }: ServiceContext, topic: string) {
  const records = [];
  for (const { partition, start: from } of (await log.bounds(topic)) ?? []) {
    for await (const record of log.read({ topic, partition, from, isolation: 'read_committed' }))
      records.push(record);
  }
  return records;
}

async function untilRecords(context: ServiceContext, topic: string, count: number): Promise<void> {
  await pollUntil(`${topic} holds ${count}`, async () => (await recordsOf(context, topic)).length >= count);
}

const replayedFrom = async (context: ServiceContext) =>
  (await recordsOf(context, PURCHASES)).flatMap(({ headers }) => {
    const origin = headers['tidemark-replayed-from'];
    return origin === undefined ? [] : [String(origin)];
  });

function aPurchase(customerId: string, occurredAt: number): Purchase {
  return {
    eventId: `o-${customerId}`,
    customerId,
    orderId: null,
    occurredAt,
    kind: 'PURCHASE',
    amountMinor: 1_000,
    currency: 'EUR',
    channel: null,
    source: null,
    customerType: null,
  };
}

describe('dead letters on real servers', () => {
  let context: RealContext;
  let pipeline: Awaited<ReturnType<typeof startEmbedded>>;
  let append: (records: readonly Omit<NewRecord, 'topic'>[]) => Promise<void>;

  beforeAll(async () => {
    context = await openRealContext(NAME, servers);
    pipeline = await startEmbedded(context, { deployment, policy: retail });
    const appender = await context.log.openAppender();
    append = async (records) => {
      await appender.append(records.map((record) => ({ ...record, topic: PURCHASES })));
    };
  });
  afterAll(async () => {
    await pipeline.stop();
    await context[Symbol.asyncDispose]();
  });

  test('are listed and shown; replayed they take effect once, however often that is done', async () => {
    const encoder = await openWireEncoder({
      registry: context.registry,
      subject: `${PURCHASES}-value`,
      codec: purchaseSchema,
    });
    const occurredAt = Date.now() + BORNE_MS + BEYOND_MS;
    const customers = ['ada', 'grace', 'joan'];
    await append(
      customers.map((customer, partition) => ({
        partition,
        key: Buffer.from(customer),
        value: encoder.encode(aPurchase(customer, occurredAt)),
        headers: { trace: customer },
      })),
    );
    await append([{ partition: 3, key: null, value: Buffer.from('garbage') }]);
    await untilRecords(context, LETTERS, 4);

    const listed = JSON.parse((await deadLetters('list', '--json')).stdout);
    const shown = await deadLetters('show', `${PURCHASES}/1/1/0`);
    await pollUntil('the purchases have come to pass', () => Date.now() > occurredAt - BORNE_MS);
    const refused = await deadLetters('replay');
    const first = await deadLetters('replay', '--topic', 'purchases', '--reason', 'time-ahead');
    const second = await deadLetters('replay', '--topic', 'purchases', '--reason', 'time-ahead');
    await untilRecords(context, `${NAME}.segment-changes`, 3);

    expect(listed.counts).toEqual([
      { intake: 'purchases', reason: 'time-ahead', count: 3 },
      { intake: 'purchases', reason: 'not-framed', count: 1 },
    ]);
    expect(shown.stdout).toContain('"eventId": "o-grace"');
    expect(shown.stdout).toContain('trace: grace');
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining('pass a filter, or --all') });
    expect(first).toMatchObject({ code: 0, stdout: 'purchases: 3 letters replayed (time-ahead 3)\n' });
    expect(second).toMatchObject({ code: 0, stdout: 'purchases: 0 letters replayed\n' });
    const replayed = (await recordsOf(context, PURCHASES)).filter(
      ({ headers }) => headers['tidemark-replayed-from'] !== undefined,
    );
    expect(replayed.map(({ headers }) => String(headers['trace']))).toEqual(customers);
    const changes = await recordsOf(context, `${NAME}.segment-changes`);
    expect(changes.map(({ headers }) => String(headers['ce_id'])).toSorted()).toEqual([
      'ada:1',
      'grace:1',
      'joan:1',
    ]);
  });

  test('what is still bad comes back under its first origin, and can be discarded', async () => {
    const replayed = await deadLetters('replay', '--origin', `${PURCHASES}/1/3/0`);
    await untilRecords(context, LETTERS, 5);

    const again = JSON.parse((await deadLetters('list', '--json')).stdout);
    const discarded = await deadLetters('discard', '--reason', 'not-framed', '--topic', 'purchases');
    const rest = await deadLetters('list');
    const status = JSON.parse((await runCommand([TIDEMARK, 'status', '--json'], env)).stdout);

    expect(replayed.stdout).toContain('purchases: 1 letter replayed (not-framed 1)');
    expect(again.letters).toMatchObject([{ reason: 'not-framed', replayedFrom: `${PURCHASES}/1/3/0` }]);
    expect(discarded.stdout).toBe('purchases: 1 letter discarded (not-framed 1)\n');
    expect(rest.stdout).toBe('No unhandled dead letters.\n');
    expect(await recordsOf(context, LETTERS)).toHaveLength(5);
    expect(status.sources).toContainEqual(expect.objectContaining({ intake: 'purchases', lag: 0 }));
  });

  test('a replay that dies inside an open transaction leaves nothing behind, and is completed by the next', async () => {
    const count = 900;
    const bad = Array.from({ length: count }, (_, index) => ({
      partition: index % 4,
      key: Buffer.from(`key-${index}`),
      value: Buffer.from('garbage'),
      headers: {
        'tidemark-reason': 'mended',
        'tidemark-origin': `${PURCHASES}/1/${index % 4}/${10_000 + index}`,
        'tidemark-timestamp': '',
      },
    }));
    const appender = await context.log.openAppender();
    await appender.append(bad.map((letter) => ({ ...letter, topic: LETTERS })));
    const { timing, logger } = context;
    let transactions = 0;
    const dying = createKafkaLog({
      brokers: [servers.kafkaBrokers],
      clientId: NAME,
      logger,
      timing,
      onTransactionOpen: () => {
        transactions += 1;
        if (transactions === 3) throw new Error('killed here');
      },
    });
    const filter = {
      topic: undefined,
      reason: 'mended',
      origin: undefined,
      since: undefined,
      until: undefined,
    };
    const replay = (log: ServiceContext['log']) =>
      handleLetters({ context: { ...context, log }, intake: 'purchases', filter, outcome: 'replayed' });

    await expect(replay(dying)).rejects.toThrow('no letter is handled twice');
    await dying.close();
    const rest = await replay(context.log);
    const nothing = await replay(context.log);

    expect(rest.get('mended')).toBeLessThan(count);
    expect(nothing).toEqual(new Map());
    const mended = (await replayedFrom(context)).filter(
      (origin) => Number(origin.split('/').at(-1)) >= 10_000,
    );
    expect(new Set(mended).size).toBe(count);
    expect(mended).toHaveLength(count);
  });
});
