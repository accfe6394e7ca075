import { type Purchase, purchaseSchema } from '@tidemark/schemas';
import {
  type Appender,
  hasCode,
  type NewRecord,
  type PartitionReader,
  type ServiceContext,
  TidemarkError,
} from '@tidemark/stream';
import avro from 'avsc';
import { expect, test } from 'vitest';
import {
  aPurchase,
  appendPurchases,
  blocksOf,
  purchasesCarriedOver,
  recordsOf,
  start,
  until,
} from '../memory-context.fixture.ts';
import { purchases } from '../sources/purchases.ts';
import { readyContext } from './ready-context.fixture.ts';
import { startIntake } from './start-intake.ts';

const strict = { acceptsDead: false };

async function loggedEvents(context: ServiceContext) {
  const entries = (await blocksOf(context)).flatMap((block) => block.entries);
  return entries.flatMap((entry) => (entry.type === 'CustomerEvent' ? [entry] : []));
}

test('bad records go to the dead letters with their reasons, and their neighbours go on', async () => {
  const context = await readyContext();
  const garbage = Buffer.from('not avro at all');
  const unknownSchema = Buffer.from([0, 0, 0, 3, 231, 1, 2, 3]);
  const nextWeek = context.timing.now() + 7 * 86_400_000;

  const intake = await startIntake(context, purchases, strict);
  await appendPurchases(context, [
    aPurchase({ eventId: 'before' }),
    garbage,
    unknownSchema,
    aPurchase({ amountMinor: -1 }),
    aPurchase({ amountMinor: 10 ** 13 + 1 }),
    aPurchase({ currency: 'USD' }),
    aPurchase({ occurredAt: nextWeek }),
    aPurchase({ occurredAt: -1 }),
    aPurchase({ occurredAt: 9e15 }),
    aPurchase({ customerId: '' }),
    aPurchase({ customerId: '\0ada' }),
    aPurchase({ customerId: 'ü'.repeat(129) }),
    aPurchase({ customerId: '\uFFFD\uFFFD' }),
    aPurchase({ eventId: '' }),
    aPurchase({ eventId: 'after', amountMinor: 10 ** 13 }),
  ]);
  await purchasesCarriedOver(context, 15);
  await intake.stop();

  const letters = await recordsOf(context, 'purchases.dlq');
  expect(letters.map(({ headers }) => String(headers['tidemark-reason']))).toEqual([
    'not-framed',
    'unknown-schema',
    'amount-negative',
    'amount-too-large',
    'currency-foreign',
    'time-ahead',
    'time-invalid',
    'time-invalid',
    'customer-id-invalid',
    'customer-id-invalid',
    'customer-id-invalid',
    'customer-id-invalid',
    'event-id-invalid',
  ]);
  expect(letters[0]?.value).toEqual(garbage);
  expect(String(letters[0]?.headers['tidemark-origin'])).toBe('purchases/1/0/1');
  expect((await loggedEvents(context)).map(({ eventId, offset }) => [eventId, offset])).toEqual([
    ['before', 0],
    ['after', 14],
  ]);
});

test('after an append of unknown outcome the source is read again, and no event stands before a lower one of its source', async () => {
  const context = await readyContext();
  const events = Array.from({ length: 40 }, (_, index) =>
    aPurchase({ eventId: `o-${index}`, customerId: `c-${index % 7}`, occurredAt: start + index }),
  );

  const intake = await startIntake(withFailingAppends(context, 3), purchases, strict);
  for (const event of events) await appendPurchases(context, [event]);
  await purchasesCarriedOver(context, 40);
  await intake.stop();

  const logged = await loggedEvents(context);
  expect(new Set(logged.map(({ eventId }) => eventId)).size).toBe(40);
  expect(logged.length).toBeGreaterThan(40);
  for (const customerId of new Set(logged.map((event) => event.customerId))) {
    const firsts = [
      ...new Set(logged.filter((event) => event.customerId === customerId).map(({ offset }) => offset)),
    ];
    expect(firsts).toEqual(firsts.toSorted((left, right) => left - right));
  }
});

/** Every so many appends, half the records land and the reply is lost. */
function withFailingAppends(context: ServiceContext, every: number): ServiceContext {
  let appends = 0;
  const failing = (appender: Appender): Appender => ({
    ...appender,
    append: async (records: readonly NewRecord[]) => {
      appends += 1;
      if (appends % every !== 0) return appender.append(records);
      await appender.append(records.slice(0, Math.ceil(records.length / 2)));
      throw new TidemarkError('log-unavailable', 'the reply was lost', { isRetryable: true });
    },
  });
  return {
    ...context,
    log: { ...context.log, openAppender: async () => failing(await context.log.openAppender()) },
  };
}

test('a registry that is away makes nothing dead: the intake says that it is stuck, and goes on where it stood', async () => {
  const context = await readyContext();
  let isAway = false;
  const outage = new TidemarkError('registry-unavailable', 'away', { isRetryable: true });
  const schemaById = (id: number) => (isAway ? Promise.reject(outage) : context.registry.schemaById(id));
  const registry = { ...context.registry, schemaById };
  const newer = JSON.parse(purchaseSchema.json);
  newer.fields.push({ name: 'coupon', type: ['null', 'string'], default: null });
  const writer = avro.Type.forSchema(newer);
  const id = await registry.register('purchases-value', JSON.stringify(newer), 'BACKWARD_TRANSITIVE');
  const framed = (purchase: Purchase, coupon: string) => {
    const head = Buffer.alloc(5);
    head.writeInt32BE(id, 1);
    return Buffer.concat([head, writer.toBuffer({ ...purchase, coupon })]);
  };

  const intake = await startIntake({ ...context, registry }, purchases, strict);
  await appendPurchases(context, [aPurchase({ eventId: 'before' })]);
  await purchasesCarriedOver(context, 1);
  expect(intake.isReady()).toBe(true);
  isAway = true;
  await appendPurchases(context, [framed(aPurchase({ eventId: 'newer' }), 'SPRING')]);
  await until(() => !intake.isReady());
  isAway = false;
  await purchasesCarriedOver(context, 2);
  await until(() => intake.isReady());
  await intake.stop();

  expect((await loggedEvents(context)).map(({ eventId }) => eventId)).toEqual(['before', 'newer']);
  expect(await recordsOf(context, 'purchases.dlq')).toEqual([]);
});

test('a commit that landed and whose reply was lost leaves nobody stuck', async () => {
  const context = await readyContext();
  let isLost = false;
  const subscribe: typeof context.log.subscribe = (options) =>
    context.log.subscribe({
      ...options,
      onAssigned: (readers) => options.onAssigned(readers.map(losingReply)),
    });
  const losingReply = (reader: PartitionReader): PartitionReader => ({
    ...reader,
    commit: async (offset, metadata) => {
      await reader.commit(offset, metadata);
      if (offset === 0 || isLost) return;
      isLost = true;
      throw new TidemarkError('log-unavailable', 'the reply was lost', { isRetryable: true });
    },
  });

  const intake = await startIntake({ ...context, log: { ...context.log, subscribe } }, purchases, strict);
  await appendPurchases(context, [aPurchase()]);
  await until(() => isLost && intake.isReady());
  await intake.stop();

  expect(await loggedEvents(context)).toHaveLength(1);
});

test('a source that turns bad stops the intake before it has drained into the dead letters, also when it is started again', async () => {
  const context = await readyContext();
  await appendPurchases(
    context,
    Array.from({ length: 150 }, () => Buffer.from('bad')),
  );
  const first = await startIntake(context, purchases, strict);
  await purchasesCarriedOver(context, 150);
  await first.stop();
  await appendPurchases(
    context,
    Array.from({ length: 100 }, () => Buffer.from('bad')),
  );

  const second = await startIntake(context, purchases, strict);
  const failure = await second.ended.then(
    () => undefined,
    (error: unknown) => error,
  );
  await second.stop();

  expect(hasCode(failure, 'too-many-dead')).toBe(true);
  expect(await recordsOf(context, 'purchases.dlq')).toHaveLength(150);

  const accepting = await startIntake(context, purchases, { acceptsDead: true });
  await purchasesCarriedOver(context, 250);
  await accepting.stop();
  expect(await recordsOf(context, 'purchases.dlq')).toHaveLength(250);
});

test('what stops an intake is logged in a line, however large the value that is at fault', async () => {
  const context = await readyContext();
  const foreign = aPurchase({ currency: 'X'.repeat(2_000_000) });
  await appendPurchases(context, [...Array.from({ length: 200 }, () => Buffer.from('bad')), foreign]);

  const intake = await startIntake(context, purchases, strict);
  const failure = await intake.ended.then(() => undefined, String);
  await intake.stop();

  expect(failure).toContain('currency-foreign');
  expect(failure!.length).toBeLessThan(2_000);
});

test('a burst of bad records stops the intake, also when the good ones behind it come in the same chunk', async () => {
  const context = await readyContext();
  const good = Array.from({ length: 1_500 }, (_, index) => aPurchase({ eventId: `o-${index}` }));
  await appendPurchases(context, [...Array.from({ length: 400 }, () => Buffer.from('bad')), ...good]);

  const intake = await startIntake(context, purchases, strict);
  const failure = await intake.ended.then(
    () => undefined,
    (error: unknown) => error,
  );
  await intake.stop();

  expect(hasCode(failure, 'too-many-dead')).toBe(true);
  expect(await recordsOf(context, 'purchases.dlq')).toEqual([]);
});
