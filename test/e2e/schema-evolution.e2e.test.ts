import { retail } from '@tidemark/core';
import { deploymentWith, setup } from '@tidemark/pipeline';
import { type Purchase, purchaseSchema, purchases } from '@tidemark/schemas';
import avro from 'avsc';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type RunningServer, startRegistry } from '../../infra/local/index.ts';
import { pollUntil } from '../support/poll-until.ts';
import { publishedByCustomer } from '../support/published-records.ts';
import { openRealContext, type RealContext } from '../support/real-context.ts';
import { serviceEnvironment } from '../support/service-process.ts';
import { utc } from '../support/simulated-deployment.ts';
import { type StartedServices, startServices } from '../support/start-services.ts';

const NAME = 'evolving';
const PURCHASES = `${NAME}.purchases`;
const { compatibility } = purchases;

/** A producer that has gained optional fields of its own. */
interface Producer {
  readonly schemaId: number;
  purchase(customerId: string): Buffer;
}

/** Registers the purchases' schema with these optional fields more, as an upstream release would. */
async function release(context: RealContext, ...added: readonly string[]): Promise<Producer> {
  const schema = JSON.parse(purchaseSchema.json);
  schema.fields.push(...added.map((name) => ({ name, type: ['null', 'string'], default: null })));
  const id = await context.registry.register(`${PURCHASES}-value`, JSON.stringify(schema), compatibility);
  return { schemaId: id, purchase: (customerId) => framed(id, schema, customerId, added) };
}

function framed(schemaId: number, schema: avro.Schema, customerId: string, added: readonly string[]): Buffer {
  const frame = Buffer.alloc(5);
  frame.writeInt32BE(schemaId, 1);
  const purchase: Purchase = {
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
  };
  const more = Object.fromEntries(added.map((name) => [name, 'new']));
  return Buffer.concat([frame, avro.Type.forSchema(schema).toBuffer({ ...purchase, ...more })]);
}

describe('while the intake and the segmenter run', () => {
  let registry: RunningServer;
  let context: RealContext;
  let services: StartedServices;
  let append: (...values: readonly Buffer[]) => Promise<void>;

  beforeAll(async () => {
    registry = await startRegistry();
    const servers = {
      kafkaBrokers: inject('kafkaBrokers'),
      registryUrl: registry.url,
      redisUrl: inject('redisUrl'),
    };
    context = await openRealContext(NAME, servers);
    const options = { id: NAME, partitions: 2, zone: utc, currencies: ['EUR'], goLive: 0 };
    const deployment = deploymentWith({ ...options, time: 'real' });
    await setup(context, { deployment, policy: retail, from: 'earliest' });
    services = await startServices(['purchases', 'segmenter'], serviceEnvironment(NAME, servers));
    const appender = await context.log.openAppender();
    append = async (...values) => {
      await appender.append(values.map((value) => ({ topic: PURCHASES, partition: 0, key: null, value })));
    };
  });
  afterAll(async () => {
    await services[Symbol.asyncDispose]();
    await context[Symbol.asyncDispose]();
    await registry[Symbol.asyncDispose]();
  });

  const untilPublished = (...customers: readonly string[]) =>
    pollUntil(`${customers.join(', ')} are published`, async () => {
      const published = await publishedByCustomer(context);
      return customers.every((customer) => published.has(customer));
    });
  const deadLetters = async () => {
    const letters = [];
    for (const { partition } of (await context.log.bounds(`${PURCHASES}.dlq`))!) {
      const range = { topic: `${PURCHASES}.dlq`, partition, from: 0, isolation: 'read_committed' } as const;
      for await (const { headers } of context.log.read(range)) letters.push(headers);
    }
    return letters;
  };
  const isReady = async () => (await fetch(`${services.get('purchases').url}/readyz`)).ok;
  const carriedOver = async () =>
    (await context.log.committed(`${NAME}.purchases`, PURCHASES)).get(0)?.offset;

  test('a producer that gains an optional field is understood without a restart, beside those that have not', async () => {
    const { pid } = services.get('purchases');
    const [today, tomorrow] = [await release(context), await release(context, 'coupon')];

    await append(today.purchase('ada'));
    await untilPublished('ada');
    await append(tomorrow.purchase('grace'), today.purchase('joan'), tomorrow.purchase('mary'));
    await untilPublished('grace', 'joan', 'mary');

    expect(tomorrow.schemaId).not.toBe(today.schemaId);
    expect(await deadLetters()).toEqual([]);
    expect(services.get('purchases').pid).toBe(pid);
    expect(await isReady()).toBe(true);
  });

  test('with the registry away nothing dies: the intake waits, is not ready and says why, and all goes through when it is back', async () => {
    const unheardOf = await release(context, 'coupon', 'basket');
    const known = await release(context);
    const stoodAt = await carriedOver();

    registry.pause();
    await append(known.purchase('edith'), unheardOf.purchase('hedy'));
    await pollUntil('the intake is not ready', async () => !(await isReady()));
    const meanwhile = { offset: await carriedOver(), letters: await deadLetters() };
    registry.resume();
    await untilPublished('edith', 'hedy');
    await pollUntil('the intake is ready', isReady);

    expect(meanwhile).toEqual({ offset: stoodAt, letters: [] });
    expect(services.get('purchases').logs()).toMatch(
      /"code":"registry-unavailable".*reading the source again/,
    );
    expect(await deadLetters()).toEqual([]);
  });

  test('what is known goes on without the registry', async () => {
    const known = await release(context, 'coupon');

    registry.pause();
    await append(known.purchase('katherine'));
    await untilPublished('katherine');
    registry.resume();

    expect(await isReady()).toBe(true);
  });

  test('an id that a working registry does not have is a dead letter, and its neighbours go on', async () => {
    const known = await release(context, 'coupon');
    const strangers = ['00000f4240', '007fffffff'].map((frame) => Buffer.from(`${frame}00`, 'hex'));

    await append(known.purchase('barbara'), ...strangers, known.purchase('margaret'));
    await untilPublished('barbara', 'margaret');

    const letters = await deadLetters();
    expect(letters.map((headers) => String(headers['tidemark-reason']))).toEqual([
      'unknown-schema',
      'unknown-schema',
    ]);
  });
});
