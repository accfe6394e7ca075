import type { EpochMs, Scorecard } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import { encodeScorecard } from '../scorecard/scorecard-document.ts';
import { type PutRules, putRules } from './put-rules.ts';

/** A scorecard that is to come into force. */
export interface ProposedScorecard {
  readonly scorecard: Scorecard;
  /** When it takes effect, exactly; by default at `earliest` or later. */
  readonly effectiveAt: EpochMs | undefined;
  /** By default a minute ahead. */
  readonly earliest?: EpochMs;
  /** The version it was held against (0: none): when another is the newest by now, it is overtaken. */
  readonly after?: number;
}

/**
 * Puts a scorecard into every partition of the log, as `putRules` does.
 *
 * @throws TidemarkError `refused` when it would take effect before others or in the past
 */
export async function publishScorecard(
  context: ServiceContext,
  { scorecard, ...proposed }: ProposedScorecard,
): Promise<PutRules> {
  await readDeployment(context);
  return putRules(context, { kind: 'scorecard', document: encodeScorecard(scorecard), ...proposed });
}
