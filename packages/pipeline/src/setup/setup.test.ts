import { retail } from '@tidemark/core';
import { expect, test } from 'vitest';
import { startIntake } from '../intake/start-intake.ts';
import { appendTick, blocksOf, memoryContext, testDeployment } from '../memory-context.fixture.ts';
import { purchases } from '../sources/purchases.ts';
import { setup } from './setup.ts';

const options = { deployment: testDeployment, policy: retail, from: 'earliest' } as const;

test('several currencies need a rate for each but the first, or nothing is made', async () => {
  const context = memoryContext();
  const deployment = { ...testDeployment, currencies: ['EUR', 'USD'] };

  await expect(setup(context, { ...options, deployment })).rejects.toThrow('USD');
  expect(await context.log.bounds('customer-events')).toBeUndefined();

  const made = await setup(context, { ...options, deployment, policy: { ...retail, rates: { USD: 0.92 } } });
  expect(made.currencies).toEqual(['EUR', 'USD']);
});

test('a log in use whose progress is lost is not taken for a fresh one', async () => {
  const context = memoryContext();
  await setup(context, options);
  await appendTick(context, 1);
  const committed: typeof context.log.committed = async (group, topic) =>
    group === 'test.segmenter.progress' ? new Map() : context.log.committed(group, topic);
  const groups: string[] = [];
  const commitFor: typeof context.admin.commitFor = async (group, offsets) => {
    groups.push(group);
    await context.admin.commitFor(group, offsets);
  };

  await setup(
    { ...context, log: { ...context.log, committed }, admin: { ...context.admin, commitFor } },
    options,
  );

  expect(groups).not.toContain('test.segmenter.progress');
});

test('on topics of its own, but under the name of a deployment that runs, it names the variable that is missing', async () => {
  const context = memoryContext();
  await setup(context, options);
  const intake = await startIntake(context, purchases, { acceptsDead: false });

  const onOtherTopics = setup({ ...context, topicPrefix: 'second.' }, options);

  await expect(onOtherTopics).rejects.toThrow(
    /^Cannot set up "test": its group "test\.purchases" has running members, .* set TIDEMARK_DEPLOYMENT to another name/,
  );
  await intake.stop();
  const deployment = { ...testDeployment, deployment: 'second' };
  const second = { ...context, deployment: 'second', topicPrefix: 'third.' };
  expect(await setup(second, { ...options, deployment })).toMatchObject({ deployment: 'second' });
});

test('an interrupted setup is completed by running it again, with the settings that it began with', async () => {
  const context = memoryContext();
  await setup(context, options);

  const again = await setup(context, { ...options, deployment: { ...testDeployment, goLive: 99 } });

  expect(again.goLive).toBe(0);
  expect(await blocksOf(context)).toHaveLength(2);
  await expect(
    setup(context, { ...options, deployment: { ...testDeployment, currencies: ['USD'] } }),
  ).rejects.toThrow('A deployment never changes');
});
