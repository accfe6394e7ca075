import { expect, test } from 'vitest';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { openSmallDeployment, stop } from '../support/small-deployment.ts';

const servers = injectedServers();
/** Longer than a test may last: who waited for its end would wait in vain. */
const SESSION = { KAFKA_SESSION_TIMEOUT_MS: '1800000' };
const TAKEN_OVER = 'ended the membership of the process before this one';

test('who is killed and started again goes on at once, however long the session of the dead one lasts', async () => {
  await using shop = await openSmallDeployment('takeover', servers, SESSION);
  const names = ['purchases', 'segmenter'];
  await Promise.all(
    names.map(async (name) => {
      const first = await shop.start(name);
      expect(first.logs()).not.toContain('ended the membership');
      first.kill('SIGKILL');
      await first.exited;
    }),
  );
  await shop.buy(20);

  const started = await Promise.all(names.map((name) => shop.start(name)));
  await shop.carriedOver();
  await shop.folded();

  for (const service of started) {
    expect(service.logs()).toContain(TAKEN_OVER);
    await stop(service);
  }
});

test('of several on one host, who starts takes the place of the dead ones alone', async () => {
  await using shop = await openSmallDeployment('one-host', servers, SESSION);
  const [living, dying] = await Promise.all([shop.start('segmenter'), shop.start('segmenter')]);
  dying.kill('SIGKILL');
  await dying.exited;

  const next = await shop.start('segmenter');
  await shop.buy(20);
  const intake = await shop.start('purchases');
  await shop.carriedOver();
  await shop.folded();

  expect(next.logs().split(TAKEN_OVER).length - 1).toBe(1);
  expect(next.logs()).toContain('another process of this instance name is running and stays a member');
  expect(living.logs()).not.toContain('The coordinator is not aware of this member');
  await pollUntil('both own partitions', async () => {
    const metrics = await Promise.all(
      [living, next].map(async ({ url }) => (await fetch(`${url}/metrics`)).text()),
    );
    return metrics.every((text) => /tidemark_claims_total\{.*reason="assigned".*\} [1-9]/.test(text));
  });
  for (const service of [intake, next, living]) await stop(service);
});
