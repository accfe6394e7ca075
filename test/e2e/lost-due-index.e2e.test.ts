import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { injectedServers } from '../support/injected-servers.ts';
import { chainFaults, publishedByCustomer } from '../support/published-records.ts';
import { expectRefused, openSmallDeployment, stop } from '../support/small-deployment.ts';

const NAME = 'lost-due-index';
const servers = injectedServers();

test('a due index that somebody deletes is noticed at the next tick and at every start, and a rebuild makes it anew', async () => {
  await using deployment = await openSmallDeployment(NAME, servers);
  const redis = new Redis(servers.redisUrl);
  const purchases = await deployment.start('purchases');
  const segmenter = await deployment.start('segmenter');
  await deployment.buy(80);
  await deployment.carriedOver();
  await deployment.folded();

  expect(await redis.del(`${NAME}:{1}:due`)).toBe(1);
  // Events do not need the index, and go on.
  await deployment.buy(40);
  await deployment.carriedOver();
  await deployment.folded();
  // The first tick of a new clock comes at once.
  const clock = await deployment.start('clock');
  const ended = await segmenter.exited;
  const again = await deployment.runToEnd('segmenter');
  const rebuilding = await deployment.start('segmenter', '--rebuild');
  // The tick alone writes nothing: A comes to the end with what follows it.
  await deployment.buy(40);
  await deployment.carriedOver();
  await deployment.folded();
  for (const service of [clock, rebuilding, purchases]) await stop(service);
  const audit = await deployment.tidemark('audit');
  redis.disconnect();

  expect(ended, segmenter.logs()).toEqual({ code: 3, signal: null });
  expect(segmenter.logs()).toContain('entries in the due index');
  expectRefused(again, 'Cannot go on from the state of partition 1', '--rebuild');
  expect(again.stdout).toContain('"code":"store-corrupt"');
  expect(audit, audit.stdout + audit.stderr).toMatchObject({ code: 0 });
  const published = await publishedByCustomer(deployment.context);
  expect(published.size).toBe(40);
  expect(chainFaults(published)).toEqual([]);
});
