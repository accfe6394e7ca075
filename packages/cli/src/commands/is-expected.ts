import { PolicyInvalid, ScorecardInvalid } from '@tidemark/pipeline';
import { TidemarkError } from '@tidemark/stream';
import { InputError } from '../input/input-error.ts';
import { OutputError } from '../output/output-error.ts';

/** True for what the user can mend: its message says how, and a stack trace would only be in the way. */
export function isExpected(error: unknown): error is Error {
  return [InputError, OutputError, TidemarkError, PolicyInvalid, ScorecardInvalid].some(
    (kind) => error instanceof kind,
  );
}
