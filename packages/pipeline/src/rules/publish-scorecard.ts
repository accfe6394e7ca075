import type { EpochMs, Scorecard } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import { encodeScorecard } from '../scorecard/scorecard-document.ts';
import { type PublishedRules, publishRules } from './publish-rules.ts';

/** A scorecard that is to be published. */
export interface ProposedScorecard {
  readonly scorecard: Scorecard;
  /** When it takes effect, in epoch milliseconds; undefined: at `earliest`, or right after the rules before it. */
  readonly effectiveAt: EpochMs | undefined;
  /** By default a minute ahead of the wall clock. */
  readonly earliest?: EpochMs;
  /** The version that it was made after (0: none): when another is the newest by now, it is overtaken. */
  readonly after?: number;
}

/**
 * Writes a scorecard into every partition of the log, as `publishRules` does.
 *
 * @throws TidemarkError `refused` where there is no deployment or another one, or when it would take effect before others or
 * in the past
 */
export async function publishScorecard(
  context: ServiceContext,
  { scorecard, ...proposed }: ProposedScorecard,
): Promise<PublishedRules> {
  await readDeployment(context);
  return publishRules(context, { kind: 'scorecard', document: encodeScorecard(scorecard), ...proposed });
}
