import type { EpochMs, Scorecard } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { encodeScorecard } from '../calibration/scorecard-document.ts';
import { readFrame } from '../setup/read-frame.ts';
import { type PutRuler, putRuler } from './put-ruler.ts';

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
 * Puts a scorecard into every partition of the log, as `putRuler` does.
 *
 * @throws TidemarkError `refused` when it would take effect before others or in the past
 */
export async function publishScorecard(
  context: ServiceContext,
  { scorecard, ...proposed }: ProposedScorecard,
): Promise<PutRuler> {
  await readFrame(context);
  return putRuler(context, { kind: 'scorecard', document: encodeScorecard(scorecard), ...proposed });
}
