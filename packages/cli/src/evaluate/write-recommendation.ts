import type { Recommendation } from '@tidemark/simulation';
import { json, writeInto } from '../replay/write-results.ts';
import { describeRecommendation } from './describe-recommendation.ts';

/**
 * Writes `recommendation.json` into the folder of a replay's results; returns the same for people.
 *
 * @throws OutputError when the folder cannot be written to
 */
export async function writeRecommendation(
  folder: string,
  recommendation: Recommendation,
  currency: string,
): Promise<string> {
  await writeInto(folder, [{ name: 'recommendation.json', pieces: [json(recommendation)] }]);
  return describeRecommendation(recommendation, currency);
}
