import type { EpochMs, Scorecard } from '@tidemark/core';
import { checkScorecard, type ScorecardFile, ScorecardInvalid } from '@tidemark/pipeline';
import { InputError, readText } from '@tidemark/simulation';
import { replaceFile } from '../output/replace-file.ts';

/** The scorecard of a file. @throws InputError naming the file and all that is wrong with it */
export async function loadScorecard(path: string): Promise<ScorecardFile> {
  try {
    return checkScorecard(await readText('scorecard', path));
  } catch (cause) {
    if (!(cause instanceof ScorecardInvalid) && !isFileFault(cause)) throw cause;
    const advice = isFileFault(cause)
      ? '. Name a scorecard.json, or calibrate "as-of" or "monthly" in a replay'
      : '';
    throw new InputError(`Cannot read scorecard ${path}: ${cause.message}${advice}`, { cause });
  }
}

/** Writes a scorecard for people and for `replay --calibrate`. @throws OutputError when the file cannot be written */
export async function saveScorecard(
  path: string,
  scorecard: Scorecard,
  effectiveAt: EpochMs | undefined,
): Promise<void> {
  const when = effectiveAt === undefined ? {} : { effectiveAt };
  await replaceFile('scorecard', path, [`${JSON.stringify({ ...when, ...scorecard }, null, 2)}\n`]);
}

function isFileFault(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
