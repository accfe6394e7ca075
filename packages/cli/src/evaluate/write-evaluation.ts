import type { Evaluation } from '@tidemark/simulation';
import { json, writeInto } from '../replay/write-results.ts';
import { describeEvaluation } from './describe-evaluation.ts';
import { evaluationDocument } from './evaluation-document.ts';

/**
 * Writes `evaluation.json` into the folder of a replay's results; returns the same for people.
 *
 * @throws OutputError when the folder cannot be written to
 */
export async function writeEvaluation(folder: string, evaluation: Evaluation): Promise<string> {
  await writeInto(folder, [{ name: 'evaluation.json', pieces: [json(evaluationDocument(evaluation))] }]);
  return describeEvaluation(evaluation);
}
