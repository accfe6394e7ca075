import { expect, test } from 'vitest';
import { watchWarmCpu } from './warm-cpu.ts';

test('what a process used during the first fifth of its work is not counted', () => {
  let done = 0;
  let used = 0;
  const cpu = watchWarmCpu([{ process: 'segmenter', events: 100, done: () => done }], () => used);

  [done, used] = [10, 5_000];
  cpu.look();
  [done, used] = [20, 6_000];
  cpu.look();
  [done, used] = [100, 6_800];
  cpu.look();

  expect(cpu.microsPerEvent('segmenter')).toBe(10);
});

test('who has nearly done before it is looked at is counted whole', () => {
  let done = 0;
  let used = 1_000;
  const cpu = watchWarmCpu([{ process: 'feedback', events: 100, done: () => done }], () => used);

  [done, used] = [90, 5_000];
  cpu.look();
  [done, used] = [100, 6_000];

  expect(cpu.microsPerEvent('feedback')).toBe(50);
});
