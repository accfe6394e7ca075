import { DAY, type EpochMs, type Rulers } from '@tidemark/core';
import { durationsOf } from './candidates.ts';
import { quietSteps } from './silence.ts';
import type { Standing } from './standing.ts';

/** Later than anything that silence could still say: all durations of all rulers one after the other. */
function horizonOf(standing: Standing, rulers: Rulers): EpochMs {
  const days = rulers.list.flatMap(({ policy }) => [...durationsOf(policy), policy.rfm.windowDays + 2]);
  const latest = Math.max(standing.asOf, ...rulers.list.map(({ effectiveAt }) => effectiveAt));
  return latest + days.reduce((sum, more) => sum + more, 0) * DAY;
}

/** The first instant at which a tick would say something, rulers known but not yet passed included. */
export function oracleDue(standing: Standing, rulers: Rulers): EpochMs | undefined {
  if (standing.history.length === 0) return undefined;
  for (const step of quietSteps(standing, horizonOf(standing, rulers), Number.POSITIVE_INFINITY, rulers))
    if (step.said) return step.at;
  return undefined;
}
