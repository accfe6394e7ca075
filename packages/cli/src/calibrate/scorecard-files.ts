import type { EpochMs, Scorecard } from '@tidemark/core';
import { checkScorecard, type ScorecardFile, ScorecardInvalid } from '@tidemark/pipeline';
import { InputError, readText } from '@tidemark/simulation';
import { LineCounter, parseDocument } from 'yaml';
import { lineOf } from '../documents/line-of.ts';
import { replaceFile } from '../output/replace-file.ts';

/** The scorecard of a file. @throws InputError naming all that is wrong with it, each with its line */
export async function loadScorecard(path: string): Promise<ScorecardFile> {
  const text = await textOf(path);
  try {
    return checkScorecard(text);
  } catch (cause) {
    if (!(cause instanceof ScorecardInvalid)) throw cause;
    throw new InputError(`Cannot use this scorecard:\n${located(cause, path, text).join('\n')}`, { cause });
  }
}

async function textOf(path: string): Promise<string> {
  try {
    return await readText('scorecard', path);
  } catch (cause) {
    if (!isFileFault(cause)) throw cause;
    const advice = 'Name a scorecard.json, or calibrate "as-of" or "monthly" in a replay';
    throw new InputError(`Cannot read scorecard ${path}: ${cause.message}. ${advice}`, { cause });
  }
}

/** JSON is YAML, too: only where things stand is asked of it. */
function located({ faults }: ScorecardInvalid, file: string, text: string): readonly string[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  return faults.map(({ path, message }) => {
    const line = lineOf(document, lines, path);
    return `  ${file}:${line}: ${path.join('.') || 'the scorecard'}: ${message}`;
  });
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
