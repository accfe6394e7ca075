import type { RunningService } from '../../context/running-service.ts';
import type { LoopContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import { retryDelayMs } from '../shared/retry-delay.ts';
import type { PeriodicDeclaration } from './declaration.ts';

/**
 * Runs a periodic service: looks at once, then again `everyMs` after each look that went through. After a retryable error
 * it is not ready and looks again after a delay that grows with the failures in a row; any other error rejects `ended`.
 * `stop` waits for the look under way.
 *
 * @example
 * runPeriodic(context, { name: 'partitions', everyMs: 250, look: async () => 'ready' });
 */
export function runPeriodic(
  { timing, logger }: Pick<LoopContext, 'timing' | 'logger'>,
  { name, everyMs, look }: PeriodicDeclaration,
): RunningService {
  const stopping = new AbortController();
  let isReady = false;

  const run = async () => {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        isReady = (await look()) === 'ready';
        failures = 0;
      } catch (error) {
        isReady = false;
        if (!(error instanceof TidemarkError && error.isRetryable)) throw error;
        failures += 1;
        logger.warn({ err: error, checks: name, failures }, 'a periodic check failed: retrying');
      }
      await timing.wait(failures === 0 ? everyMs : retryDelayMs(failures), stopping.signal);
    }
  };
  const ended = run();
  // Whoever does not watch `ended` must not be taken down by it; the runtime does.
  const settled = ended.catch(() => undefined);
  return {
    isReady: () => isReady,
    ended,
    stop: async () => {
      stopping.abort();
      await settled;
    },
  };
}
