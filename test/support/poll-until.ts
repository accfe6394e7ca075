import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 25;

/** Looks until the condition holds; throws after `timeoutMs` with what was waited for. */
export async function pollUntil(
  what: string,
  condition: () => Promise<boolean> | boolean,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain until ${what}`);
    await sleep(LOOK_MS);
  }
}
