import { expect, test } from 'vitest';
import { openRateMeter } from './rate-meter.ts';

test('the rate is that of the last few seconds', () => {
  const meter = openRateMeter(0);

  expect(meter.perSecond()).toBe(0);
  for (let at = 1_000; at <= 10_000; at += 1_000) meter.note(at, 50);
  expect(meter.perSecond()).toBe(50);
  for (let at = 11_000; at <= 14_000; at += 1_000) meter.note(at, 200);
  expect(meter.perSecond()).toBe(200);
});
