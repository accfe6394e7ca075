import type { ChurnLevel, Policy } from '@tidemark/core';
import { standingSignals } from './standing-signals.ts';

const levels = ['low', 'medium', 'high'] as const satisfies readonly ChurnLevel[];

/** The churn levels that some customer can be at: one kind of evidence is no more than medium. */
export function reachableLevels(policy: Policy): readonly ChurnLevel[] {
  const kinds = new Set(standingSignals(policy).map(({ kind }) => kind));
  return levels.slice(0, 1 + kinds.size);
}
