import { retail } from '@tidemark/core';
import { TidemarkError } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { memoryContext, testDeployment, until } from '../memory-context.fixture.ts';
import { setup } from '../setup/setup.ts';
import { startInDeployment } from './start-in-deployment.ts';

const endless = {
  isReady: () => true,
  ended: new Promise<void>(() => undefined),
  stop: async () => undefined,
};

/** A service of a deployment whose topics are looked at through `bounds` after it has started. */
async function running(afterStart: (looks: number) => 'as they are' | 'refused' | 'one more') {
  const context = memoryContext();
  await setup(context, { deployment: testDeployment, policy: retail, from: 'earliest' });
  let looks = 0;
  let hasStarted = false;
  const bounds: typeof context.log.bounds = async (topic) => {
    const found = await context.log.bounds(topic);
    if (!hasStarted) return found;
    looks += 1;
    const answer = afterStart(looks);
    if (answer === 'refused') throw new TidemarkError('refused', 'unknown topic', { isRetryable: false });
    return answer === 'one more' ? [...found!, { ...found![0]!, partition: found!.length }] : found;
  };
  const service = await startInDeployment({
    context: { ...context, log: { ...context.log, bounds } },
    usesStore: false,
    start: async () => {
      hasStarted = true;
      return endless;
    },
  });
  let ending: unknown;
  service.ended.catch((error: unknown) => {
    ending = error;
  });
  return { service, looks: () => looks, ending: () => ending };
}

test('a look at the partitions that fails ends nobody', async () => {
  const { service, looks, ending } = await running((count) => (count < 5 ? 'refused' : 'as they are'));

  await until(() => looks() > 20);
  await service.stop();

  expect(ending()).toBeUndefined();
});

test('partitions that were added end the service', async () => {
  const { service, ending } = await running((count) => (count < 5 ? 'as they are' : 'one more'));

  await until(() => ending() !== undefined);
  await service.stop();

  expect(ending()).toMatchObject({
    code: 'refused',
    message: expect.stringContaining('it has 3 partitions'),
  });
});
