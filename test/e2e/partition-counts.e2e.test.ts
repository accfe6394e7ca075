import { namesOf } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { injectedServers } from '../support/injected-servers.ts';
import {
  expectRefused,
  openSmallDeployment,
  type SmallDeployment,
  stop,
} from '../support/small-deployment.ts';
import { SERVICES } from '../support/start-services.ts';

const servers = injectedServers();

async function customerEventsRecords({ context }: SmallDeployment) {
  const { customerEvents: topic } = namesOf(context);
  const records = [];
  for (const partition of [0, 1]) {
    const range = { topic, partition, from: 0, isolation: 'read_uncommitted' } as const;
    for await (const record of context.log.read(range)) records.push(record);
  }
  return records;
}

test.concurrent('partitions added to the log stop the services that run and keep others from starting; a copy of the log leads on', async () => {
  await using shop = await openSmallDeployment('added-partitions', servers);
  const { context, admin } = shop;
  const { customerEvents: topic } = namesOf(context);
  const intake = await shop.start('purchases');
  const segmenter = await shop.start('segmenter');
  await shop.buy(100);
  await shop.carriedOver();
  await shop.folded();

  await admin.addPartitions(topic, 5);

  const count = `Cannot work on ${topic}: it has 5 partitions, the deployment was set up with 2`;
  const added = `Cannot claim ${topic}/`;
  for (const service of [intake, segmenter]) {
    expect(await service.exited).toEqual({ code: 3, signal: null });
    const logs = service.logs();
    expect(logs.includes(count) || logs.includes(added), logs).toBe(true);
    expect(logs).toContain('--trust-state');
  }
  const ends = await Promise.all(SERVICES.map((name) => shop.runToEnd(name)));
  for (const end of ends) expectRefused(end, count, '--trust-state', 'TIDEMARK_TOPIC_PREFIX');
  const again = await shop.tidemark('setup', '--currency', 'EUR', '--zone', 'UTC', '--partitions', '2');
  expect(again).toMatchObject({ code: 3, stderr: expect.stringContaining(count) });
  for (const { partition, end } of (await context.log.bounds(topic))!.slice(2)) {
    expect([partition, end]).toEqual([partition, 0]);
  }

  // The first way on that the message names.
  const records = await customerEventsRecords(shop);
  await admin.deleteTopic(topic);
  await context.admin.createTopics([
    { topic, partitions: 2, config: { 'message.timestamp.type': 'LogAppendTime' } },
  ]);
  const appender = await context.log.openAppender();
  for (const record of records) await appender.append([record]);
  await appender.close();
  expectRefused(await shop.runToEnd('segmenter'), '--trust-state');
  const trusting = await shop.start('segmenter', '--trust-state');
  const resumed = await shop.start('purchases');
  await shop.buy(50);
  await shop.carriedOver();
  await shop.folded();
  const audit = await shop.tidemark('audit');
  expect(audit.code, audit.stdout).toBe(0);
  await stop(resumed);
  await stop(trusting);
});

test.concurrent('a public topic with another number of partitions keeps every service from starting', async () => {
  await using shop = await openSmallDeployment('output-partitions', servers);
  const { context, admin } = shop;
  const { output } = namesOf(context);
  const [segmentChanges, churnAlerts] = [output('segment-changes'), output('churn-alerts')];
  await admin.addPartitions(churnAlerts, 3);
  expectRefused(
    await shop.runToEnd('segmenter'),
    `${churnAlerts}: it has 3 partitions`,
    'run `tidemark setup`',
  );

  // As the message says: deleted, and made anew by setup.
  await admin.deleteTopic(churnAlerts);
  const options = ['--currency', 'EUR', '--zone', 'UTC', '--partitions', '2'];
  expect(await shop.tidemark('setup', ...options)).toMatchObject({ code: 0, stderr: '' });

  await admin.deleteTopic(segmentChanges);
  await context.admin.createTopics([{ topic: segmentChanges, partitions: 1, config: {} }]);
  expectRefused(
    await shop.runToEnd('segmenter'),
    `kafka-topics --alter --topic ${segmentChanges} --partitions 2`,
  );
  await admin.addPartitions(segmentChanges, 2);
  await stop(await shop.start('segmenter'));
});
