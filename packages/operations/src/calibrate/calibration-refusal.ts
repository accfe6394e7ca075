import { TidemarkError } from '@tidemark/stream';

/** The error where nothing can be calibrated. */
export function calibrationRefusal(why: string): TidemarkError {
  return new TidemarkError('refused', `Cannot calibrate: ${why}`, { isRetryable: false });
}
