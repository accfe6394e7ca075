import { retail } from '@tidemark/core';
import { deploymentWith, setup } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { injectedServers } from '../support/injected-servers.ts';
import { openRealContext } from '../support/real-context.ts';
import { utc } from '../support/simulated-deployment.ts';
import { expectRefused, openSmallDeployment, stop } from '../support/small-deployment.ts';
import { SERVICES } from '../support/start-services.ts';

const servers = injectedServers();

test('another deployment on the same topics or on the same keys exits before it subscribes, and says so', async () => {
  await using shop = await openSmallDeployment('occupied', servers);
  const segmenter = await shop.start('segmenter');
  const intake = await shop.start('purchases');
  await shop.buy(20);
  await shop.carriedOver();
  await shop.folded();
  const ends = (await shop.context.log.bounds('occupied.customer-events'))!.map(({ end }) => end);

  // 1. The same topics.
  const onTopics = { ...shop.env, TIDEMARK_DEPLOYMENT: 'intruder' };
  for (const end of await Promise.all(SERVICES.map((name) => shop.runToEnd(name, onTopics)))) {
    expectRefused(
      end,
      'belongs to deployment "occupied", this service runs as "intruder"',
      'TIDEMARK_TOPIC_PREFIX',
    );
  }

  expect((await shop.admin.groups()).filter((group) => group.startsWith('intruder'))).toEqual([]);

  // 2. Topics of its own, but the same keys: only who uses the store can notice.
  await using other = await openRealContext('intruder', servers);
  const deployment = deploymentWith({ ...shop.deployment, id: 'intruder', zone: utc });
  await setup(other, { deployment, policy: retail, from: 'earliest' });
  const onKeys = { ...onTopics, TIDEMARK_TOPIC_PREFIX: 'intruder.' };
  for (const end of await Promise.all(
    (['segmenter', 'clock'] as const).map((name) => shop.runToEnd(name, onKeys)),
  )) {
    expectRefused(end, 'the store holds deployment "occupied"', 'TIDEMARK_REDIS_PREFIX');
  }

  const groups = await shop.admin.groups();
  expect(groups).toContain('occupied.segmenter');
  expect(groups).not.toContain('intruder.segmenter');
  expect((await shop.context.log.bounds('occupied.customer-events'))!.map(({ end }) => end)).toEqual(ends);
  await stop(intake);
  await stop(segmenter);
});
