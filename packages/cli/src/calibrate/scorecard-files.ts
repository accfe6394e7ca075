import { readFile, writeFile } from 'node:fs/promises';
import type { EpochMs, Scorecard } from '@tidemark/core';
import { checkScorecard, type ScorecardFile, ScorecardInvalid } from '@tidemark/pipeline';
import { InputError } from '@tidemark/simulation';

/** The scorecard of a file. @throws InputError naming the file and all that is wrong with it */
export async function loadScorecard(path: string): Promise<ScorecardFile> {
  try {
    return checkScorecard(await readFile(path, 'utf8'));
  } catch (cause) {
    if (!(cause instanceof ScorecardInvalid) && !isFileFault(cause)) throw cause;
    const advice = isFileFault(cause)
      ? '. Name a scorecard.json, or calibrate "as-of" or "monthly" in a replay'
      : '';
    throw new InputError(`Cannot read scorecard ${path}: ${cause.message}${advice}`, { cause });
  }
}

/** Writes a scorecard for people and for `replay --calibrate`. @throws InputError when the file cannot be written */
export async function saveScorecard(
  path: string,
  scorecard: Scorecard,
  effectiveAt: EpochMs | undefined,
): Promise<void> {
  const when = effectiveAt === undefined ? {} : { effectiveAt };
  try {
    await writeFile(path, `${JSON.stringify({ ...when, ...scorecard }, null, 2)}\n`);
  } catch (cause) {
    if (!isFileFault(cause)) throw cause;
    throw new InputError(`Cannot write scorecard ${path}: ${cause.message}`, { cause });
  }
}

function isFileFault(error: unknown): error is Error {
  return error instanceof Error && 'syscall' in error;
}
