/** What a look found: whether the service does its work, or waits for something outside of it. */
export type Readiness = 'ready' | 'waiting';

/** A periodic service: one look at the deployment, again and again. */
export interface PeriodicDeclaration {
  /** What is looked at, for log lines: `partitions`. */
  readonly name: string;
  /** The pause between the end of a look that went through and the next one, in milliseconds. */
  readonly everyMs: number;
  /**
   * Looks once and acts on what it finds. Looks never overlap. A retryable TidemarkError is logged and the look repeated
   * after a delay; anything else ends the service.
   */
  readonly look: () => Promise<Readiness>;
}
