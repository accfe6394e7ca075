import { CoreError, type Fold, type State } from '@tidemark/core';
import { TidemarkError } from '@tidemark/stream';

/** A customer's state as the store holds it. @throws TidemarkError `store-corrupt` for bytes that are none */
export function unpackState(bytes: Buffer, partition: number, { decodeState }: Fold): State {
  try {
    return decodeState(bytes);
  } catch (cause) {
    if (!(cause instanceof CoreError)) throw cause;
    const message = `Cannot read a customer's state in partition ${partition}: ${cause.message}. The store is damaged, or somebody else writes there: restore it, or start the segmenter with --rebuild.`;
    throw new TidemarkError('store-corrupt', message, { isRetryable: false, cause });
  }
}
