import { expect, onTestFinished, test } from 'vitest';
import { createMetrics } from '../metrics/metrics.ts';
import { type Health, startHealthServer } from './health-server.ts';

const WELL: Health = { whyNotLive: () => [], whyNotReady: () => [] };

async function serve(health: Health = WELL) {
  const metrics = createMetrics({});
  const server = await startHealthServer({ host: '127.0.0.1', port: 0, health, metrics });
  onTestFinished(() => server.close());
  const ask = (path: string, method = 'GET') => fetch(`http://127.0.0.1:${server.port}${path}`, { method });
  return { server, metrics, ask };
}

test('a service that works is live and ready', async () => {
  const { ask } = await serve();

  for (const [path, status] of [
    ['/livez', 'live'],
    ['/readyz?verbose', 'ready'],
  ] as const) {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/json');
    expect(await response.json()).toEqual({ status });
  }
});

test('a service that is not ready says why, and stays live', async () => {
  const { ask } = await serve({ ...WELL, whyNotReady: () => ['claiming partitions'] });

  const response = await ask('/readyz');

  expect(response.status).toBe(503);
  expect(await response.json()).toEqual({ status: 'not ready', reasons: ['claiming partitions'] });
  expect((await ask('/livez')).status).toBe(200);
});

test('a service that has ended is not live', async () => {
  const { ask } = await serve({ ...WELL, whyNotLive: () => ['ended'] });

  expect((await ask('/livez')).status).toBe(503);
});

test('metrics are served as text', async () => {
  const { ask, metrics } = await serve();
  metrics.eventsFolded.inc(3);

  const response = await ask('/metrics');

  expect(response.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(await response.text()).toContain('tidemark_folded_events_total 3\n');
});

test('HEAD gets the status alone, other paths 404, other methods 405', async () => {
  const { ask } = await serve();

  const head = await ask('/readyz', 'HEAD');
  expect(head.status).toBe(200);
  expect(await head.text()).toBe('');
  expect((await ask('/')).status).toBe(404);
  expect((await ask('/readyz', 'POST')).status).toBe(405);
});

test('a port that is taken is refused with the settings to check', async () => {
  const { server, metrics } = await serve();

  const second = startHealthServer({ host: '127.0.0.1', port: server.port, health: WELL, metrics });

  await expect(second).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringContaining('HTTP_PORT'),
  });
});
