import type { LoopContext } from '../../context/service-context.ts';
import { hasCode } from '../../errors/tidemark-error.ts';

/** Whether one partition waits for a store that takes nothing, as logs and metrics show it. */
export interface FullStore extends Disposable {
  /** True while the last thing that was tried was refused for want of room. */
  isWaiting(): boolean;
  /** Notes why a batch or a claim has failed; true when the store was full. */
  noteFailure(error: unknown): boolean;
  /** Notes that a batch was written: there is room. */
  noteProgress(): void;
}

/**
 * Watches one partition. A store at its memory limit answers claims and reads as always: without this, an owner would
 * be taken for ready after each claim, until the next batch is refused.
 */
export function watchFullStore({ metrics, logger, timing }: LoopContext, partition: number): FullStore {
  let since: number | undefined;
  const seconds = () => (since === undefined ? 0 : (timing.now() - since) / 1_000);
  const forget = () => {
    if (since === undefined) return;
    since = undefined;
    metrics.storeFullSeconds.remove({ partition });
  };
  return {
    isWaiting: () => since !== undefined,
    noteFailure(error) {
      if (!hasCode(error, 'store-full')) return false;
      since ??= timing.now();
      metrics.storeFullSeconds.set({ partition }, seconds());
      logger.warn(
        { err: error, partition, seconds: seconds() },
        'the state store is full: waiting until it has room',
      );
      return true;
    },
    noteProgress() {
      if (since === undefined) return;
      logger.info({ partition, seconds: seconds() }, 'the state store has room again');
      forget();
    },
    [Symbol.dispose]: forget,
  };
}
