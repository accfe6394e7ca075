/** Why something stopped: the closed list of codes in logs, metrics and exit codes. */
export type ErrorCode =
  /** The assignment that gave a partition is over. Not a fault: its new owner goes on. */
  | 'partition-lost'
  /** Another owner has taken over: it has opened the same transactional id, or moved the state. */
  | 'fenced'
  /** A transaction or a state write may or may not have happened. */
  | 'outcome-unknown'
  /** The log no longer has (or does not yet have) the offset to read. */
  | 'offset-out-of-range'
  | 'log-unavailable'
  | 'store-unavailable'
  /** The state store is at its memory limit and has not taken something; it can be waited for. */
  | 'store-full'
  | 'registry-unavailable'
  /** Settings that cannot be used; the message names each. */
  | 'config-invalid'
  /** The contents of log, store or registry do not allow it; the message states what to do. */
  | 'refused'
  /** What the state store holds cannot be read: damaged, or written by another program. */
  | 'store-corrupt'
  /** A record of the internal log cannot be read: a bug, or written by another program. */
  | 'log-corrupt'
  /** Too large a share of recent records is dead. */
  | 'too-many-dead';

/**
 * An outage or refusal, with a code, a message that states what to do, and whether a retry can help. Loops retry what is
 * retryable; the rest ends the service with the exit code of `exitCodeFor`.
 */
export class TidemarkError extends Error {
  readonly code: ErrorCode;
  readonly isRetryable: boolean;

  constructor(code: ErrorCode, message: string, options: { isRetryable: boolean; cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'TidemarkError';
    this.code = code;
    this.isRetryable = options.isRetryable;
  }
}

/** True for a `TidemarkError` with one of the codes. */
export function hasCode(error: unknown, ...codes: readonly ErrorCode[]): error is TidemarkError {
  return error instanceof TidemarkError && codes.includes(error.code);
}
