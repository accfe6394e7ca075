import { expect } from 'vitest';

/** No single input may hold a process for longer; CPU time, for what else runs on the machine does not count. */
const LONGEST_MS = 3_000;

/** Does the work and fails when it took too long. */
export async function withinCpuTime<T>(work: () => Promise<T>): Promise<T> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(LONGEST_MS);
  return result;
}
