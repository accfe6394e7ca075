import { expect, test } from 'vitest';
import { createSystemTiming } from './system-timing.ts';

const HOUR_MS = 3_600_000;

test('waiting ends when its time has come', async () => {
  const timing = createSystemTiming();
  const before = performance.now();

  await timing.wait(5);

  expect(performance.now() - before).toBeGreaterThanOrEqual(4);
});

test('waiting ends at once when it is called off, also before it began', async () => {
  const timing = createSystemTiming();
  const calling = new AbortController();
  const waiting = timing.wait(HOUR_MS, calling.signal);

  calling.abort();

  await waiting;
  await timing.wait(HOUR_MS, calling.signal);
});

test('now is the wall clock', () => {
  expect(Math.abs(createSystemTiming().now() - Date.now())).toBeLessThan(1_000);
});
