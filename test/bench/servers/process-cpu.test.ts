import { expect, test } from 'vitest';
import { cpuMicrosOf } from './process-cpu.ts';

test('user and system time are added, whatever the process is called', () => {
  const stat = '42 (node (main) 9 9) S 1 42 42 0 -1 4194560 100 0 0 0 150 25 0 0 20 0 11 0 12345 1 2';

  expect(cpuMicrosOf(stat)).toBe(1_750_000);
});
