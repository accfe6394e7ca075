import { retail } from '@tidemark/core';
import { createMemoryContext, type ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import {
  aPurchase,
  appendPurchases,
  blocksOf,
  start,
  testDeployment,
  until,
} from '../memory-context.fixture.ts';
import { PIPELINE_METRICS } from '../metrics/pipeline-metrics.ts';
import { setup } from '../setup/setup.ts';
import { purchases } from '../sources/purchases.ts';
import { startIntake } from './start-intake.ts';

/** An intake's context whose clock stands where the test puts it, and whose waits end with records alone. */
async function steppedContext(time: 'real' | 'simulated') {
  const clock = { at: start };
  const timing = { now: () => clock.at, wait: () => new Promise<never>(() => undefined) };
  const context = createMemoryContext({ deployment: 'test', timing, metrics: PIPELINE_METRICS });
  await setup(context, { deployment: { ...testDeployment, time }, policy: retail, from: 'earliest' });
  const buy = async (number: number) => {
    await appendPurchases(context, [aPurchase({ eventId: `o-${number}` })]);
    await until(async () => (await loggedEvents(context)) === number);
    // What follows the append takes its turns.
    for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const committed = async () =>
    (await context.log.committed('test.purchases', 'purchases')).get(0)?.offset ?? 0;
  return { clock, context, buy, committed };
}

async function loggedEvents(context: ServiceContext): Promise<number> {
  const entries = (await blocksOf(context)).flatMap((block) => block.entries);
  return entries.filter((entry) => entry.type === 'CustomerEvent').length;
}

test('a source is committed once a second, and what was not committed when it stops', async () => {
  const { clock, context, buy, committed } = await steppedContext('real');
  const intake = await startIntake(context, purchases, { acceptsDead: false });

  await buy(1);
  expect(await committed()).toBe(0);
  clock.at += 1_000;
  await buy(2);
  expect(await committed()).toBe(2);
  clock.at += 999;
  await buy(3);
  expect(await committed()).toBe(2);
  await intake.stop();

  expect(await committed()).toBe(3);
});

test('where time is simulated each chunk is committed: whoever drives it waits for that', async () => {
  const { context, buy, committed } = await steppedContext('simulated');
  const intake = await startIntake(context, purchases, { acceptsDead: false });

  await buy(1);
  expect(await committed()).toBe(1);
  await buy(2);
  expect(await committed()).toBe(2);
  await intake.stop();
});
