/** Time as an argument: the wall clock in services, simulated time in tests and in the demo. */
export interface Timing {
  /** The current instant, in epoch milliseconds. */
  now(): number;
  /**
   * Resolves after `ms` milliseconds, or as soon as the signal is aborted; at once when it already is. Never rejects.
   *
   * @param ms 0 or more
   */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
}
