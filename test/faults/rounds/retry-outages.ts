import { setTimeout as sleep } from 'node:timers/promises';
import { TidemarkError } from '@tidemark/stream';

const PATIENCE_MS = 90_000;
const PAUSE_MS = 200;

/** Looks again while a server is away: the one who looks is not who is tested. Only for what may be done twice. */
export async function patiently<T>(look: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await look();
    } catch (error) {
      const mayPass = error instanceof TidemarkError && error.isRetryable;
      if (!mayPass || performance.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
