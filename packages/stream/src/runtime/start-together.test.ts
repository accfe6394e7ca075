import { expect, test } from 'vitest';
import type { RunningService } from '../context/running-service.ts';
import { createSilentLogger } from '../logging/silent-logger.ts';
import { type Part, startTogether } from './start-together.ts';

/** A service that ends on demand, and what starts it. */
function fakePart(name: string, stopped: string[] = []) {
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  let isReady = false;
  const service: RunningService = {
    isReady: () => isReady,
    ended,
    stop: async () => {
      stopped.push(name);
      resolve();
    },
  };
  const part: Part = { name, logger: createSilentLogger(), start: async () => service };
  const beReady = () => {
    isReady = true;
  };
  return { part, beReady, fail: reject };
}

test('it is ready when all are, and says which are not', async () => {
  const [first, second] = [fakePart('first'), fakePart('second')];
  const together = await startTogether([first.part, second.part]);

  first.beReady();
  expect([together.isReady(), together.notReady?.()]).toEqual([false, ['second']]);

  second.beReady();
  expect([together.isReady(), together.notReady?.()]).toEqual([true, []]);
});

test('it ends as the first of them does', async () => {
  const [first, second] = [fakePart('first'), fakePart('second')];
  const together = await startTogether([first.part, second.part]);
  const reason = new Error('the log is corrupt');

  second.fail(reason);

  await expect(together.ended).rejects.toBe(reason);
});

test('one that ends while another starts is not forgotten', async () => {
  const [first, second] = [fakePart('first'), fakePart('second')];
  const gate = Promise.withResolvers<void>();
  const slow: Part = { ...second.part, start: () => gate.promise.then(second.part.start) };
  const starting = startTogether([first.part, slow]);
  const reason = new Error('the log is corrupt');

  first.fail(reason);
  await new Promise((resolve) => setImmediate(resolve));
  gate.resolve();

  await expect((await starting).ended).rejects.toBe(reason);
});

test('stopping stops all', async () => {
  const stopped: string[] = [];
  const together = await startTogether([fakePart('first', stopped).part, fakePart('second', stopped).part]);

  await together.stop();

  expect(stopped).toEqual(['first', 'second']);
  await expect(together.ended).resolves.toBeUndefined();
});

test('when one cannot start, the others are stopped and its reason is given', async () => {
  const stopped: string[] = [];
  const reason = new Error('no such topic');
  const broken: Part = { ...fakePart('broken').part, start: () => Promise.reject(reason) };

  await expect(startTogether([fakePart('first', stopped).part, broken])).rejects.toBe(reason);

  expect(stopped).toEqual(['first']);
});
