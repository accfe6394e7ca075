import { setTimeout as sleep } from 'node:timers/promises';

const LOOK_MS = 25;

/**
 * Looks until the condition holds; throws after `timeoutMs` with what was waited for. Between two looks at least as much
 * time passes as a look takes: a long one would take the machine away from those who are waited for.
 */
export async function pollUntil(
  what: string,
  condition: () => Promise<boolean> | boolean,
  timeoutMs = 3 * 60_000,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lookedAt = performance.now();
    if (await condition()) return;
    if (performance.now() > deadline) throw new Error(`Waited ${timeoutMs} ms in vain until ${what}`);
    await sleep(Math.max(LOOK_MS, performance.now() - lookedAt));
  }
}
