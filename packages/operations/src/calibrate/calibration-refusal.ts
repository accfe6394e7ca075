import { refusal, type TidemarkError } from '@tidemark/stream';

/** The error where nothing can be calibrated. */
export function calibrationRefusal(why: string): TidemarkError {
  return refusal(`Cannot calibrate: ${why}`);
}
