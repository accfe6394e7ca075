import type { DurationMs, EpochMs } from '@tidemark/core';

/** Which alerts are judged, and by what. */
export interface JudgedTime {
  /** Alerts after this instant … */
  readonly from: EpochMs;
  /** … up to this one: the last after which a whole window is known. */
  readonly to: EpochMs;
  /** An alert is right when its customer buys nothing for so long after it. */
  readonly windowMs: DurationMs;
  /** `churned` after so long a silence. */
  readonly churnAfterMs: DurationMs;
}

export function isJudged(at: EpochMs, { from, to }: JudgedTime): boolean {
  return at > from && at <= to;
}
