import { retail } from '@tidemark/core';
import { setup, sources, startIntake } from '@tidemark/pipeline';
import type { RunningService } from '@tidemark/stream';
import { expect, test } from 'vitest';
import type { ShopDay } from '../../packages/simulation/src/shop/shop-day.ts';
import { simulateShop } from '../../packages/simulation/src/shop/simulate-shop.ts';
import { KILL_MARK, KILL_PLAN_VARIABLE, type KillPoint } from '../faults/kills/kill-plan.ts';
import { injectedServers } from '../support/injected-servers.ts';
import { pollUntil } from '../support/poll-until.ts';
import { chainFaults, publishedByCustomer } from '../support/published-records.ts';
import { openRealContext } from '../support/real-context.ts';
import {
  type ServiceProcess,
  serviceEnvironment,
  startService,
  untilReady,
} from '../support/service-process.ts';
import { drive, runEmbedded, simulatedDeployment, utc } from '../support/simulated-deployment.ts';

const NAME = 'two-segmenters';
const servers = injectedServers();
const env = serviceEnvironment(NAME, servers);

/** A segmenter as it is shipped. */
async function startPlain(): Promise<ServiceProcess> {
  const service = await startService({ main: 'services/segmenter/src/main.ts', env });
  await untilReady(service);
  return service;
}

/** A segmenter that freezes at a point of its loop: nobody hears of it any more, and it does not know. */
async function startZombie(point: KillPoint, passings: number): Promise<ServiceProcess> {
  const plan = { point, passings, signal: 'SIGSTOP' };
  const planned = { ...env, [KILL_PLAN_VARIABLE]: JSON.stringify(plan) };
  const service = await startService({ main: 'test/faults/kills/segmenter-victim.ts', env: planned });
  await untilReady(service);
  return service;
}

/** How many days are over, and the shop's days as long as `goesOn` says. */
function shopWhile(goesOn: () => boolean): { readonly taken: ShopDay[]; days(): Generator<ShopDay> } {
  const taken: ShopDay[] = [];
  const startAt = Date.parse('2025-01-01T00:00:00Z');
  return {
    taken,
    *days() {
      const shop = { seed: NAME, customers: 600, startAt, days: 1_000, zone: utc, currency: 'USD' };
      for (const day of simulateShop(shop)) {
        if (!goesOn()) return;
        taken.push(day);
        yield day;
      }
    },
  };
}

test('segmenters that share the partitions, leave, join and come back from the dead publish what one would', async () => {
  await using context = await openRealContext(NAME, servers);
  const deployment = simulatedDeployment(NAME, 'USD');
  await setup(context, { deployment, policy: retail, from: 'earliest' });
  const intakes: RunningService[] = [];
  for (const source of sources) intakes.push(await startIntake(context, source, { acceptsDead: false }));
  let daysOver = 0;
  let isStoryOver = false;
  const days = (count: number) => {
    const until = daysOver + count;
    return pollUntil(`${count} more days are over`, () => daysOver >= until);
  };
  const resurrect = async (zombie: ServiceProcess) => {
    await pollUntil('it has frozen', () => zombie.logs().includes(KILL_MARK));
    await days(2);
    zombie.kill('SIGCONT');
    await days(2);
    await untilReady(zombie);
  };

  const [first, second] = await Promise.all([startPlain(), startZombie('open', 40)]);
  const tellStory = async () => {
    // 1. The second freezes inside an open transaction, longer than its session; the first takes over; it comes back.
    await resurrect(second);
    // 2. The first leaves cleanly, a third joins.
    first.kill('SIGTERM');
    expect(await first.exited, first.logs()).toEqual({ code: 0, signal: null });
    await days(2);
    const third = await startZombie('committed', 10);
    // 3. The third freezes between its commit and its state; the second takes over; it comes back.
    await resurrect(third);
    isStoryOver = true;
    return third;
  };
  const shop = shopWhile(() => !isStoryOver);
  const onDay = (over: number) => {
    daysOver = over;
  };
  const [third] = await Promise.all([tellStory(), drive(context, shop.days(), { speed: 8, onDay })]);
  for (const segmenter of [second, third]) segmenter.kill('SIGTERM');
  const ends = [await second.exited, await third.exited];
  for (const intake of intakes) await intake.stop();

  const real = await publishedByCustomer(context);
  const expected = await publishedByCustomer(await runEmbedded(context, deployment, shop.taken));
  const claims = [first, second, third].map(
    (each) => each.logs().split('claiming the partition again').length - 1,
  );
  const outputs = [...expected.values()].reduce((sum, records) => sum + records.length, 0);
  console.log(
    `${shop.taken.length} days, ${outputs} outputs; claimed again after an error: ${claims.join(', ')}`,
  );

  expect(ends).toEqual([
    { code: 0, signal: null },
    { code: 0, signal: null },
  ]);
  expect(outputs).toBeGreaterThan(300);
  expect(chainFaults(real)).toEqual([]);
  expect(real.size).toBe(expected.size);
  for (const [customer, records] of expected) expect(real.get(customer)).toEqual(records);
});
