import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { startRedis } from '../../infra/local/index.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { chainFaults, publishedByCustomer } from '../support/published-records.ts';
import type { ServiceProcess } from '../support/service-process.ts';
import { openSmallDeployment, stop } from '../support/small-deployment.ts';

const servers = injectedServers();

async function textOf(service: ServiceProcess, path: string): Promise<{ code: number; text: string }> {
  const answer = await fetch(`${service.url}${path}`);
  return { code: answer.status, text: await answer.text() };
}

const countOf = (logs: string, message: string) => logs.split(`"msg":"${message}`).length - 1;

test('a segmenter waits while Redis is at its memory limit, says so, and goes on when there is room', async () => {
  await using server = await startRedis();
  await using deployment = await openSmallDeployment('full-redis', { ...servers, redisUrl: server.url });
  const redis = new Redis(server.url);
  const purchases = await deployment.start('purchases');
  const segmenter = await deployment.start('segmenter');
  await deployment.buy(40);
  await deployment.carriedOver();
  await deployment.folded();
  const fullWarnings = () => countOf(segmenter.logs(), 'the state store is full');

  await redis.config('SET', 'maxmemory', '1');
  // What is due at a tick is read within MULTI, where Redis reports the limit in other words. A new clock ticks at once.
  const clock = await deployment.start('clock');
  await pollUntil('it has logged so at a tick', () => fullWarnings() >= 2);
  expect(segmenter.logs()).toContain('EXECABORT');
  await deployment.buy(80);
  await deployment.carriedOver();
  await pollUntil('it has logged so of both partitions, again and again', () => fullWarnings() >= 8);
  const waiting = {
    ready: await textOf(segmenter, '/readyz'),
    live: await textOf(segmenter, '/livez'),
    metrics: await textOf(segmenter, '/metrics'),
  };

  await redis.config('SET', 'maxmemory', '0');
  await deployment.folded();
  await pollUntil('it is ready', async () => (await textOf(segmenter, '/readyz')).code === 200);
  const metrics = await textOf(segmenter, '/metrics');
  for (const service of [clock, segmenter, purchases]) await stop(service);
  const audit = await deployment.tidemark('audit');
  redis.disconnect();

  expect(waiting.ready.code).toBe(503);
  expect(waiting.live.code).toBe(200);
  expect(waiting.metrics.text).toMatch(/tidemark_store_full_seconds\{partition="\d"\} [\d.]+/);
  expect(segmenter.logs()).toContain('Raise maxmemory');
  expect(segmenter.logs()).toContain('the state store has room again');
  expect(metrics.text).not.toMatch(/tidemark_store_full_seconds\{/);
  expect(audit, audit.stdout + audit.stderr).toMatchObject({ code: 0 });
  const published = await publishedByCustomer(deployment.context);
  expect(published.size).toBe(40);
  expect(chainFaults(published)).toEqual([]);
});
