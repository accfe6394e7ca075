import { DAY, type EpochMs, type Rules } from '@tidemark/core';
import { policiesOf } from '../rules/policy-of-type.ts';
import type { CustomerState } from '../state/customer-state.ts';
import { durationsOf } from './candidates.ts';
import { quietSteps } from './quiet-steps.ts';

/**
 * Later than anything that silence could still publish: after the last event or rule set the longest duration or window ends, and
 * a dwell or a cool-down that begins by then ends as long after it again. Calendar days may be some hours longer.
 */
function horizonOf(state: CustomerState, rules: Rules): EpochMs {
  const policies = rules.list.flatMap(({ policy }) => policiesOf(policy));
  const days = policies.flatMap((policy) => [...durationsOf(policy), policy.rfm.windowDays + 3]);
  const latest = Math.max(state.asOf, ...rules.list.map(({ effectiveAt }) => effectiveAt));
  return latest + 3 * Math.max(...days) * DAY;
}

/** The first instant at which a tick would publish something, rule sets known but not yet passed included. */
export function oracleDue(state: CustomerState, rules: Rules): EpochMs | undefined {
  if (state.history.length === 0) return undefined;
  for (const step of quietSteps(state, horizonOf(state, rules), Number.POSITIVE_INFINITY, rules))
    if (step.hasPublished) return step.at;
  return undefined;
}
