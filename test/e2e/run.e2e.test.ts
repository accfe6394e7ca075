import { namesOf, services } from '@tidemark/pipeline';
import { expect, test } from 'vitest';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { chainFaults, publishedByCustomer } from '../support/published-records.ts';
import { TIDEMARK } from '../support/run-command.ts';
import { type ServiceProcess, startService, untilReady } from '../support/service-process.ts';
import { openSmallDeployment, type SmallDeployment, stop } from '../support/small-deployment.ts';

const servers = injectedServers();

async function run({ env }: SmallDeployment, ...names: readonly string[]): Promise<ServiceProcess> {
  const process = await startService({ main: TIDEMARK, arguments: ['run', ...names], env });
  await untilReady(process);
  return process;
}

test('all services in one process carry purchases through, and SIGTERM drains them', async () => {
  await using shop = await openSmallDeployment('run-all', servers);
  const all = await run(shop);

  await shop.buy(60);
  await shop.carriedOver();
  await pollUntil('every customer has an output', async () => {
    return (await publishedByCustomer(shop.context)).size === 40;
  });
  await pollUntil('the clock ticks', async () => {
    const metrics = await (await fetch(`${all.url}/metrics`)).text();
    return /^tidemark_written_ticks_total [1-9]/m.test(metrics);
  });
  await stop(all);

  expect(chainFaults(await publishedByCustomer(shop.context))).toEqual([]);
  for (const { name } of services) expect(all.logs()).toMatch(new RegExp(`"part":"${name}","msg":"started"`));
});

test('one that cannot go on ends all, with its exit code', async () => {
  await using shop = await openSmallDeployment('run-two', servers);
  const two = await run(shop, 'purchases', 'segmenter');
  const appender = await shop.context.log.openAppender();

  const topic = namesOf(shop.context).customerEvents;
  await appender.append([{ topic, partition: 0, key: null, value: Buffer.from('of nobody') }]);

  expect(await two.exited, two.logs()).toEqual({ code: 3, signal: null });
  expect(two.logs()).toMatch(/"part":"segmenter".*"code":"log-corrupt".*"msg":"ended: the services beside/);
  expect(two.logs()).not.toContain('"part":"clock"');
});
