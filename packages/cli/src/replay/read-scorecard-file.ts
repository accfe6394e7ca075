import { readFile } from 'node:fs/promises';
import { checkScorecard, ScorecardInvalid } from '@tidemark/pipeline';
import { InputError } from '../input/input-error.ts';
import type { Calibrating } from './replay-rules.ts';

/** A scorecard that does not say when it takes effect does so from the beginning, behind the policy alone. */
const FROM_THE_BEGINNING = 1;

/**
 * The scorecard of a file, with the instant from which on it counts.
 *
 * @throws InputError naming the file and all that is wrong with it
 */
export async function readScorecardFile(
  path: string,
): Promise<Extract<Calibrating, { readonly by: 'scorecard' }>> {
  try {
    const { scorecard, effectiveAt } = checkScorecard(await readFile(path, 'utf8'));
    return { by: 'scorecard', scorecard, effectiveAt: effectiveAt ?? FROM_THE_BEGINNING };
  } catch (cause) {
    const isFault = cause instanceof ScorecardInvalid || (cause instanceof Error && 'syscall' in cause);
    if (!isFault) throw cause;
    throw new InputError(`Cannot read scorecard ${path}: ${cause.message}`, { cause });
  }
}
