/** A started service. */
export interface RunningService {
  /** True while the service does its work: assigned (an empty assignment counts) and past its claims. */
  isReady(): boolean;
  /** Of several in one process: the names of those that are not ready. */
  notReady?(): readonly string[];
  /** Rejects with the first error that cannot be retried, for the runtime to end the process; resolves after `stop`. */
  readonly ended: Promise<void>;
  /** Finishes what is in flight and releases every partition and connection. */
  stop(): Promise<void>;
}
