import { TidemarkError } from './tidemark-error.ts';

/**
 * The error of an operation that what stands in the log, the store or the registry does not allow: code `refused`, not
 * retryable. It ends a service with exit code 3 and a command with its message.
 *
 * @param message "Cannot <verb> <what>: <current state>. <What to do>."
 * @param cause what was thrown below, if anything
 */
export function refusal(message: string, cause?: unknown): TidemarkError {
  return new TidemarkError('refused', message, { isRetryable: false, cause });
}
