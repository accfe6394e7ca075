import { TidemarkError } from '@tidemark/stream';

/** What stands in log, store or command does not allow to go on: says what was found and what to do, and is not tried again. */
export function refusal(message: string): TidemarkError {
  return new TidemarkError('refused', message, { isRetryable: false });
}
