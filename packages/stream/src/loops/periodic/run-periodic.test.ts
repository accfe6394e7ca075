import { expect, test } from 'vitest';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import { createSilentLogger } from '../../logging/silent-logger.ts';
import type { Timing } from '../../ports/timing.ts';
import type { Readiness } from './declaration.ts';
import { runPeriodic } from './run-periodic.ts';

const outage = new TidemarkError('store-unavailable', 'Cannot read', { isRetryable: true });

/** Runs a loop over these outcomes, one a look and then `ready`; the waits it asks for pass in a turn. */
function running(...outcomes: readonly (Readiness | Error)[]) {
  const waits: number[] = [];
  const readiness: boolean[] = [];
  let looks = 0;
  const timing: Timing = {
    now: () => 0,
    wait: async (ms) => {
      waits.push(ms);
      readiness.push(service.isReady());
      await aTurn();
    },
  };
  const service = runPeriodic(
    { timing, logger: createSilentLogger() },
    {
      name: 'tests',
      everyMs: 250,
      look: async () => {
        await aTurn();
        const outcome = outcomes[looks++] ?? 'ready';
        if (outcome instanceof Error) throw outcome;
        return outcome;
      },
    },
  );
  return { service, waits, readiness, looks: () => looks };
}

const aTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

async function until(condition: () => boolean): Promise<void> {
  for (let turn = 0; turn < 1_000 && !condition(); turn++) await aTurn();
  expect(condition()).toBe(true);
}

test('it looks again and again, and is ready when a look returns so', async () => {
  const { service, waits, readiness } = running('waiting', 'ready');
  expect(service.isReady()).toBe(false);

  await until(() => waits.length === 3);
  await service.stop();

  expect(waits.slice(0, 3)).toEqual([250, 250, 250]);
  expect(readiness.slice(0, 3)).toEqual([false, true, true]);
  await expect(service.ended).resolves.toBeUndefined();
});

test('an outage is waited for, longer at each failure in a row, and the service is not ready meanwhile', async () => {
  const { service, waits, readiness } = running('ready', outage, outage, 'ready', outage);

  await until(() => waits.length === 5);
  await service.stop();

  expect(waits.slice(0, 5)).toEqual([250, 100, 200, 250, 100]);
  expect(readiness.slice(0, 5)).toEqual([true, false, false, true, false]);
});

test.each([
  ['a refusal', new TidemarkError('refused', 'Cannot go on', { isRetryable: false })],
  ['a bug', new RangeError('a bug')],
])('%s ends it', async (_, error) => {
  const { service, looks } = running('ready', error);

  await expect(service.ended).rejects.toBe(error);

  expect(looks()).toBe(2);
  expect(service.isReady()).toBe(false);
  await service.stop();
});

test('stopping waits for the look under way, and looks no more', async () => {
  const gate = Promise.withResolvers<void>();
  const done: string[] = [];
  const service = runPeriodic(
    { timing: { now: () => 0, wait: aTurn }, logger: createSilentLogger() },
    {
      name: 'tests',
      everyMs: 250,
      look: async () => {
        await gate.promise;
        done.push('look');
        return 'ready';
      },
    },
  );

  const stopped = service.stop().then(() => done.push('stopped'));
  await aTurn();
  expect(done).toEqual([]);
  gate.resolve();
  await stopped;

  expect(done).toEqual(['look', 'stopped']);
  await expect(service.ended).resolves.toBeUndefined();
});
