import { DAY, type EpochMs, type Rules } from '@tidemark/core';
import { policiesOf } from '../rules/policy-of-type.ts';
import type { Standing } from '../state/customer-state.ts';
import { durationsOf } from './candidates.ts';
import { quietSteps } from './quiet-steps.ts';

/**
 * Later than anything that silence could still say: after the last event or rule set the longest duration or window ends, and
 * a dwell or a cool-down that begins by then ends as long after it again. Calendar days may be some hours longer.
 */
function horizonOf(standing: Standing, rules: Rules): EpochMs {
  const policies = rules.list.flatMap(({ policy }) => policiesOf(policy));
  const days = policies.flatMap((policy) => [...durationsOf(policy), policy.rfm.windowDays + 3]);
  const latest = Math.max(standing.asOf, ...rules.list.map(({ effectiveAt }) => effectiveAt));
  return latest + 3 * Math.max(...days) * DAY;
}

/** The first instant at which a tick would say something, rule sets known but not yet passed included. */
export function oracleDue(standing: Standing, rules: Rules): EpochMs | undefined {
  if (standing.history.length === 0) return undefined;
  for (const step of quietSteps(standing, horizonOf(standing, rules), Number.POSITIVE_INFINITY, rules))
    if (step.said) return step.at;
  return undefined;
}
