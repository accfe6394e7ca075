import { setTimeout as sleep } from 'node:timers/promises';
import { TidemarkError } from '@tidemark/stream';

const DEADLINE_MS = 90_000;
const PAUSE_MS = 200;

/** Repeats a call while a server is out of reach: driver and checks outlast the faults. Only for calls that may be repeated. */
export async function retryOutages<T>(call: () => Promise<T>): Promise<T> {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      const mayPass = error instanceof TidemarkError && error.isRetryable;
      if (!mayPass || performance.now() > deadline) throw error;
      await sleep(PAUSE_MS);
    }
  }
}
