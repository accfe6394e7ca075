import { PolicyInvalid, ScorecardInvalid } from '@tidemark/pipeline';
import { InputError } from '@tidemark/simulation';
import { TidemarkError } from '@tidemark/stream';
import { OutputError } from '../output/output-error.ts';

/** True for what the user can mend: its message says how, and a stack trace would only be in the way. */
export function isExpected(error: unknown): error is Error {
  return [InputError, OutputError, TidemarkError, PolicyInvalid, ScorecardInvalid].some(
    (kind) => error instanceof kind,
  );
}
