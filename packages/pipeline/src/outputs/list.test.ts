import { DAY, retail } from '@tidemark/core';
import { hasCode } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { checkPartitionCounts } from '../deployment-checks/check-partition-counts.ts';
import { startEmbedded } from '../embedded.ts';
import {
  aPurchase,
  appendPurchases,
  appendTick,
  memoryContext,
  purchasesCarriedOver,
  recordsOf,
  start,
  testDeployment,
  until,
} from '../memory-context.fixture.ts';
import { cleared, four, raised } from './fourth-output.fixture.ts';
import { outputTopics } from './list.ts';

/** A customer who falls silent and buys again: changes, follow-ups, an alert that is raised, and one that clears it. */
async function raiseAndClear(context: ReturnType<typeof memoryContext>): Promise<void> {
  await appendPurchases(context, [aPurchase()]);
  await purchasesCarriedOver(context, 1);
  await appendTick(context, start + 170 * DAY);
  await until(async () => (await recordsOf(context, 'churn-alerts')).length > 0);
  await appendPurchases(context, [aPurchase({ eventId: 'o-2', occurredAt: start + 171 * DAY })]);
  await until(async () => (await recordsOf(context, 'cleared-alerts')).length > 0);
}

test('every output topic has a name of its own, which is that of its contract, and as many partitions as the log', () => {
  const names = outputTopics.map(({ name }) => name);

  expect(new Set(names).size).toBe(names.length);
  expect(outputTopics.map(({ contract }) => contract.topic)).toEqual(names);
  expect(new Set(outputTopics.map(({ contract }) => contract.partitions))).toEqual(
    new Set(['of-deployment']),
  );
});

test('a fourth output topic has its records in the transactions of the others, and one sequence goes over all', async () => {
  const context = memoryContext();
  const transactions: string[][] = [];
  const openTransactor: typeof context.log.openTransactor = async (id) => {
    const transactor = await context.log.openTransactor(id);
    const commit: typeof transactor.commit = async (transaction) => {
      transactions.push(transaction.packs.map(({ topic }) => topic));
      return transactor.commit(transaction);
    };
    return { ...transactor, commit };
  };
  const watched = { ...context, log: { ...context.log, openTransactor } };
  const pipeline = await startEmbedded(watched, {
    deployment: testDeployment,
    policy: retail,
    outputs: four,
  });

  await raiseAndClear(context);
  await pipeline.stop();

  const records = await Promise.all(four.map(({ name }) => recordsOf(context, name)));
  expect(records.every((each) => each.length > 0)).toBe(true);
  const sequences = records.flat().map(({ headers }) => Number(String(headers['ce_id']).split(':')[1]));
  expect(sequences.toSorted((one, other) => one - other)).toEqual(sequences.map((_, index) => index + 1));
  expect(transactions).toContainEqual(expect.arrayContaining(['segment-changes', 'cleared-alerts']));
});

test('an output topic with another number of partitions than the log keeps services from starting', async () => {
  const context = memoryContext();
  await context.admin.createTopics([{ topic: 'cleared-alerts', partitions: 5, config: {} }]);

  const fault = await checkPartitionCounts(context, testDeployment, four).catch((error: unknown) => error);

  expect(hasCode(fault, 'refused'), String(fault)).toBe(true);
  expect(String(fault)).toContain('cleared-alerts: it has 5 partitions');
});

test('an output that no topic of the list carries is a bug with an error of its own, not a gap', async () => {
  const context = memoryContext();
  const pipeline = await startEmbedded(context, {
    deployment: testDeployment,
    policy: retail,
    outputs: [raised],
  });

  await appendPurchases(context, [aPurchase()]);

  await expect(pipeline.ended).rejects.toThrow('No output topic of the list carries this segment-changed');
});

test('an output has one record, in the first topic of the list that takes it', async () => {
  const context = memoryContext();
  const lists = [cleared, ...outputTopics];
  const pipeline = await startEmbedded(context, {
    deployment: testDeployment,
    policy: retail,
    outputs: lists,
  });

  await raiseAndClear(context);
  await pipeline.stop();

  const records = await Promise.all(lists.map(({ name }) => recordsOf(context, name)));
  const sequences = records.flat().map(({ headers }) => Number(String(headers['ce_id']).split(':')[1]));
  expect(sequences.toSorted((one, other) => one - other)).toEqual(sequences.map((_, index) => index + 1));
});
