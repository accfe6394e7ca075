import { CoreError, type CoreErrorCode } from '@tidemark/core';
import { type ErrorCode, TidemarkError } from '@tidemark/stream';
import { PolicyInvalid } from '../policy/policy-document.ts';
import { ScorecardInvalid } from '../scorecard/scorecard-document.ts';

const codes = {
  'state-corrupt': 'store-corrupt',
  // The rule sets and the states are written together: one without the other was not written by a segmenter.
  'rules-unknown': 'store-corrupt',
  'value-unsafe': 'log-corrupt',
  // Neither setup nor apply lets a policy without a rate pass.
  'rate-missing': 'log-corrupt',
} as const satisfies Record<CoreErrorCode, ErrorCode>;

const advice = {
  'store-corrupt':
    'Something else than a segmenter has changed the store, or it is damaged: restore it, or start with --rebuild. `tidemark audit` names the customer.',
  'log-corrupt': "Nobody but Tidemark's own services may write this topic; find the writer before you go on.",
} as const;

/** What a step threw, with the code and the advice of an operator's case; anything else as it is: a bug. */
export function foldFailure(error: unknown, partition: number): unknown {
  if (error instanceof PolicyInvalid || error instanceof ScorecardInvalid)
    return failure('log-corrupt', partition, error);
  if (error instanceof CoreError) return failure(codes[error.code], partition, error);
  return error;
}

function failure(code: keyof typeof advice, partition: number, cause: Error): TidemarkError {
  const message = `Cannot fold partition ${partition}: ${cause.message}. ${advice[code]}`;
  return new TidemarkError(code, message, { isRetryable: false, cause });
}
