import type { CustomerEvent, EpochMs, Output, Rules } from '@tidemark/core';
import { entryOf } from '../facts/history.ts';
import { isDuplicate } from '../facts/is-duplicate.ts';
import type { Standing } from '../state/customer-state.ts';
import { quietSteps } from './quiet-steps.ts';
import { settleWithDwell } from './settle-class.ts';
import { settle } from './take-step.ts';

export interface Played {
  readonly standing: Standing;
  readonly outputs: readonly Output[];
}

/** A tick: what it says, said; what it only looked at, forgotten, so that it is looked at again from asOf (FOLD.md 1). */
export function playTick(standing: Standing, now: EpochMs, rules: Rules): Played {
  if (standing.history.length === 0) return { standing, outputs: [] };
  const steps = [...quietSteps(standing, now, Math.max(now, standing.asOf), rules)];
  const lasting = steps.findLast((step) => step.said || step.passesRuleSet);
  return {
    standing: lasting?.standing ?? standing,
    outputs: steps.flatMap((step) => step.outputs),
  };
}

/** A customer begins under the last rule set whose effectiveAt is not after its first event (FOLD.md 6). */
function begin(standing: Standing, event: CustomerEvent, rules: Rules): Standing {
  const ruleSet = rules.list.findLastIndex(({ effectiveAt }) => effectiveAt <= event.at);
  return { ...standing, ruleSet: Math.max(0, ruleSet) };
}

/** Silences before the event's instant and rule sets up to max(its instant, asOf), looked at and kept. */
function untilEvent(standing: Standing, event: CustomerEvent, rules: Rules): Played {
  if (standing.history.length === 0) return { standing: begin(standing, event, rules), outputs: [] };
  const steps = quietSteps(standing, event.at - 1, Math.max(event.at, standing.asOf), rules);
  const outputs: Output[] = [];
  let next = steps.next();
  while (!next.done) {
    outputs.push(...next.value.outputs);
    next = steps.next();
  }
  return { standing: next.value, outputs };
}

/** An event: a duplicate has no effect at all; any other is applied at its own instant, or at asOf when it is late. */
export function playEvent(standing: Standing, event: CustomerEvent, rules: Rules): Played {
  if (isDuplicate(standing.history, event)) return { standing, outputs: [] };
  const before = untilEvent(standing, event, rules);
  const at = Math.max(event.at, before.standing.asOf);
  const { policy } = rules.list[before.standing.ruleSet]!;
  const history = [...before.standing.history, entryOf(event, at, policy, rules.deployment)];
  const trigger = { kind: event.kind, eventId: event.eventId };
  const step = settle(
    { ...before.standing, history, asOf: at },
    { at, trigger, rules, settleDimension: settleWithDwell },
  );
  return { standing: step.standing, outputs: [...before.outputs, ...step.outputs] };
}
