/** Why something stopped; the closed list that logs, metrics and exit codes speak of. */
export type ErrorCode =
  /** The assignment that gave a partition is over. Not a fault: its new owner goes on. */
  | 'partition-lost'
  /** Another owner has taken over: it has opened the same transactional id, or moved the state. */
  | 'fenced'
  /** A transaction or a state write may or may not have happened. */
  | 'outcome-unknown'
  /** The log no longer has (or does not yet have) the offset asked for. */
  | 'offset-out-of-range'
  | 'log-unavailable'
  | 'store-unavailable'
  /** The state store is at its memory limit and has not taken something; it can be waited for. */
  | 'store-full'
  | 'registry-unavailable'
  /** Settings that cannot be used; the message names each. */
  | 'config-invalid'
  /** What stands in log and store does not allow a safe start; the message says what to do. */
  | 'refused'
  /** What the state store holds cannot be read: damaged, or written by somebody else. */
  | 'store-corrupt'
  /** A record of the internal log cannot be read: a bug or a foreign writer. */
  | 'log-corrupt'
  /** Too large a share of recent records is dead. */
  | 'too-many-dead';

/** An outage or refusal with a code, whether trying again can help, and a message that says what to do. */
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
