import type { Timing } from '../../../ports/timing.ts';

export interface RepeatOptions {
  readonly timing: Timing;
  /** After this long the last error is thrown. */
  readonly deadlineMs: number;
  readonly pauseMs: number;
  readonly isWorthAnother: (error: unknown) => boolean;
}

/** Attempts until it works, an error is not worth another attempt, or the deadline has passed. */
export async function repeatWhile<T>(options: RepeatOptions, attempt: () => Promise<T>): Promise<T> {
  const { timing, deadlineMs, pauseMs, isWorthAnother } = options;
  const giveUpAt = timing.now() + deadlineMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isWorthAnother(error) || timing.now() >= giveUpAt) throw error;
      await timing.wait(pauseMs);
    }
  }
}
