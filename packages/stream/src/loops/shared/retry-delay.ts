const FIRST_MS = 50;
const LONGEST_MS = 5_000;

/** How long to wait before the `attempt`-th try again, in milliseconds: doubling from 50 ms to 5 s. */
export function retryDelayMs(attempt: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
}
