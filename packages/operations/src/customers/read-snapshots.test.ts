import { DAY, retail } from '@tidemark/core';
import type { PartitionStore, ServiceContext } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { startEmbedded } from '../../../pipeline/src/embedded.ts';
import {
  aPurchase,
  appendPurchases,
  appendTick,
  memoryContext,
  purchasesCarriedOver,
  start,
  testDeployment,
  until,
} from '../../../pipeline/src/memory-context.fixture.ts';
import { noProgress } from '../progress.ts';
import { readSnapshots } from './read-snapshots.ts';

test('a customer read before it bought again is not let go on to a time at which it would have been churned', async () => {
  // Given a customer in day 1 of a deployment
  const context = memoryContext();
  const pipeline = await startEmbedded(context, { deployment: testDeployment, policy: retail });
  await appendPurchases(context, [aPurchase()]);
  await purchasesCarriedOver(context, 1);
  await appendTick(context, start + DAY);
  await toldUntil(context, start + DAY);

  // When it buys on day 170 and the time goes on to day 200, between the walk over the states and its end
  const moving = movingBehindTheWalk(context, async () => {
    await appendPurchases(context, [aPurchase({ eventId: 'o-2', occurredAt: start + 170 * DAY })]);
    await purchasesCarriedOver(context, 2);
    await appendTick(context, start + 200 * DAY);
    await toldUntil(context, start + 200 * DAY);
  });
  const { snapshots } = await readSnapshots(moving, noProgress);
  await pipeline.stop();

  // Then it is seen as it was when the walk began
  expect(snapshots).toMatchObject([{ customerId: 'ada', profile: { lifecycle: 'new', recencyDays: 1 } }]);
});

/** The context with something done as soon as the first walk over states has ended. */
function movingBehindTheWalk(context: ServiceContext, act: () => Promise<void>): ServiceContext {
  let isDone = false;
  const partition = (number: number): PartitionStore => {
    const store = context.store.partition(number);
    return {
      ...store,
      async *scan() {
        const found: (readonly [string, Buffer])[] = [];
        for await (const entry of store.scan()) found.push(entry);
        yield* found;
        if (found.length > 0 && !isDone) {
          isDone = true;
          await act();
        }
      },
    };
  };
  return { ...context, store: { ...context.store, partition } };
}

async function toldUntil({ store }: ServiceContext, at: number): Promise<void> {
  await until(async () => {
    const times = await Promise.all(
      [0, 1].map(async (each) => (await store.partition(each).readFields(['time'])).fields[0]),
    );
    return times.every((time) => String(time) === String(at));
  });
}
