import { retail } from '@tidemark/core';
import { namesOf } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { openReadOutputs } from '../../packages/operations/src/outputs/read-outputs.ts';
import { chainsOf, differingChains, foldLog } from '../support/fold-log.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { logEntries } from '../support/log-entries.ts';
import {
  expectRefused,
  openSmallDeployment,
  type SmallDeployment,
  stop,
} from '../support/small-deployment.ts';

const servers = injectedServers();

/** Every event is in the log, all that was published is what core alone publishes of it, and the state is its fold. */
async function expectNothingLostOrDoubled(
  { context, deployment, tidemark }: SmallDeployment,
  eventIds: readonly string[],
): Promise<void> {
  const entries = await logEntries(context);
  const logged = entries.flatMap(({ entry }) => (entry.type === 'CustomerEvent' ? [entry.eventId] : []));
  expect(new Set(logged)).toEqual(new Set(eventIds));
  const list = [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy: retail }];
  const outputs = await openReadOutputs(context, context.timing)();
  expect(differingChains(chainsOf(outputs), foldLog(entries, { deployment, list }))).toEqual([]);
  const audit = await tidemark('audit');
  expect(audit.code, audit.stdout).toBe(0);
}

test.concurrent('a source whose offsets are gone, expired or of another topic is refused, and led on', async () => {
  await using shop = await openSmallDeployment('lost-source', servers);
  const { context, admin, tidemark, buy } = shop;
  const group = namesOf(context).intakeGroup('purchases');
  const source = namesOf(context).source('purchases');
  const segmenter = await shop.start('segmenter');
  let intake = await shop.start('purchases');
  const carried = [...(await buy(300))];
  await shop.carriedOver();
  await stop(intake);

  // 1. The group's offsets expire: repeats are dropped.
  carried.push(...(await buy(100)));
  await admin.deleteGroups(group);
  expectRefused(await shop.runToEnd('purchases'), 'tidemark source resume', 'tidemark source recreated');
  expect(await tidemark('source', 'resume', 'purchases')).toMatchObject({ code: 0, stderr: '' });
  intake = await shop.start('purchases');
  await shop.carriedOver();
  await shop.folded();
  await expectNothingLostOrDoubled(shop, carried);
  await stop(intake);

  // 2. Retention overtakes the intake: what it took is lost, what it left is carried over.
  const committed = await context.log.committed(group, source);
  const late = await buy(80);
  const kept = new Set(late);
  for (const { partition, start: from, end } of (await context.log.bounds(source))!) {
    const until = committed.get(partition)!.offset + 5;
    expect(until).toBeGreaterThan(from);
    expect(until).toBeLessThan(end);
    for await (const { value } of context.log.read({
      topic: source,
      partition,
      from: until - 5,
      until,
      isolation: 'read_committed',
    }))
      for (const eventId of late) if (hasId(value!, eventId)) kept.delete(eventId);
    await admin.deleteBefore({ topic: source, partition }, until);
  }
  expect(kept.size).toBe(60);
  expectRefused(await shop.runToEnd('purchases'), 'the topic begins at', 'tidemark source resume');
  expect(await tidemark('source', 'resume', 'purchases')).toMatchObject({ code: 0, stderr: '' });
  intake = await shop.start('purchases');
  await shop.carriedOver();
  await shop.folded();
  carried.push(...kept);
  await expectNothingLostOrDoubled(shop, carried);
  await stop(intake);
  await stop(segmenter);

  // 3. The topic is made anew twice while nobody folds: each time its offsets count as new.
  for (const incarnation of [2, 3]) {
    await admin.deleteTopic(source);
    await context.admin.createTopics([{ topic: source, partitions: 4, config: {} }]);
    carried.push(...(await buy(50)));
    expectRefused(await shop.runToEnd('purchases'), 'tidemark source recreated');
    expect(await tidemark('source', 'recreated', 'purchases')).toMatchObject({
      code: 0,
      stdout: `purchases starts at the earliest offsets of 4 partitions as incarnation ${incarnation}.\n`,
    });
    intake = await shop.start('purchases');
    await shop.carriedOver();
    await stop(intake);
  }
  const last = await shop.start('segmenter');
  await shop.folded();
  await expectNothingLostOrDoubled(shop, carried);
  await stop(last);
});

/** Avro writes a text's length, zigzag, before it. */
function hasId(value: Buffer, eventId: string): boolean {
  return value.includes(Buffer.concat([Buffer.from([eventId.length * 2]), Buffer.from(eventId)]));
}

test.concurrent('a segmenter whose progress or state is gone, or whose log has lost its beginning, is refused, and led on where there is a way', async () => {
  await using shop = await openSmallDeployment('lost-progress', servers);
  const { context, admin, buy } = shop;
  const { progressGroup, customerEvents } = namesOf(context);
  const intake = await shop.start('purchases');
  let segmenter = await shop.start('segmenter');
  const carried = [...(await buy(200))];
  await shop.carriedOver();
  await shop.folded();
  await stop(segmenter);
  const led = async (...flags: readonly string[]) => {
    carried.push(...(await buy(50)));
    segmenter = await shop.start('segmenter', ...flags);
    await shop.carriedOver();
    await shop.folded();
    await stop(segmenter);
    await expectNothingLostOrDoubled(shop, carried);
  };

  // 1. The progress expires. A rebuild would not know what was published; the state does.
  await admin.deleteGroups(progressGroup);
  expectRefused(await shop.runToEnd('segmenter'), '--trust-state');
  expectRefused(await shop.runToEnd('segmenter', shop.env, '--rebuild'), '--trust-state');
  await led('--trust-state');

  // 2. The store is emptied.
  for (const partition of [0, 1]) await context.store.partition(partition).clear();
  expectRefused(await shop.runToEnd('segmenter'), 'the state store is empty', '--rebuild');
  await led('--rebuild');
  await led();

  // 3. The log loses records that nobody has folded: first elsewhere, then where the deployment stands.
  await buy(50);
  await shop.carriedOver();
  const bounds = (await context.log.bounds(customerEvents))!;
  await admin.deleteBefore({ topic: customerEvents, partition: 1 }, bounds[1]!.end);
  expectRefused(await shop.runToEnd('segmenter'), `the log begins at ${bounds[1]!.end}`, 'retention.ms=-1');
  await admin.deleteBefore({ topic: customerEvents, partition: 0 }, bounds[0]!.end);
  const ends = await Promise.all(
    (['segmenter', 'clock', 'purchases'] as const).map((name) => shop.runToEnd(name)),
  );
  for (const end of ends) expectRefused(end, 'the records before are gone', 'Restore the topic');
  await stop(intake);
});
