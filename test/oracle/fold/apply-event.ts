import type { CustomerEvent, EpochMs, Output, Rules } from '@tidemark/core';
import { entryOf } from '../facts/history.ts';
import { isDuplicate } from '../facts/is-duplicate.ts';
import { afterContact } from '../follow-up/settle-plan.ts';
import type { CustomerState } from '../state/customer-state.ts';
import { quietSteps } from './quiet-steps.ts';
import { settleWithDwell } from './settle-class.ts';
import { takeStep } from './take-step.ts';

export interface Played {
  readonly state: CustomerState;
  readonly outputs: readonly Output[];
}

/**
 * A tick: what falls due is published and kept; what was only looked at is forgotten, and looked at again from asOf
 * (FOLD.md 1).
 */
export function applyTick(state: CustomerState, now: EpochMs, rules: Rules): Played {
  if (state.history.length === 0) return { state, outputs: [] };
  const steps = [...quietSteps(state, now, Math.max(now, state.asOf), rules)];
  const lasting = steps.findLast((step) => step.hasPublished || step.passesRuleSet);
  return {
    state: lasting?.state ?? state,
    outputs: steps.flatMap((step) => step.outputs),
  };
}

/** A customer begins under the last rule set whose effectiveAt is not after its first event (FOLD.md 6). */
function begin(state: CustomerState, event: CustomerEvent, rules: Rules): CustomerState {
  const ruleSet = rules.list.findLastIndex(({ effectiveAt }) => effectiveAt <= event.at);
  return { ...state, ruleSet: Math.max(0, ruleSet) };
}

/** Silences before the event's instant and rule sets up to max(its instant, asOf), looked at and kept. */
function untilEvent(state: CustomerState, event: CustomerEvent, rules: Rules): Played {
  if (state.history.length === 0) return { state: begin(state, event, rules), outputs: [] };
  const steps = quietSteps(state, event.at - 1, Math.max(event.at, state.asOf), rules);
  const outputs: Output[] = [];
  let next = steps.next();
  while (!next.done) {
    outputs.push(...next.value.outputs);
    next = steps.next();
  }
  return { state: next.value, outputs };
}

/** An event: a duplicate has no effect at all; any other is applied at its own instant, or at asOf when it is late. */
export function applyEvent(state: CustomerState, event: CustomerEvent, rules: Rules): Played {
  if (isDuplicate(state.history, event)) return { state, outputs: [] };
  const before = untilEvent(state, event, rules);
  const at = Math.max(event.at, before.state.asOf);
  const { policy } = rules.list[before.state.ruleSet]!;
  const history = [...before.state.history, entryOf(event, at, policy, rules.deployment)];
  const trigger = { kind: event.kind, eventId: event.eventId };
  const isContact = event.kind === 'INTERACTION' && event.interaction === 'CONTACT_MADE';
  const plan = isContact ? afterContact(before.state.plan, event.at) : before.state.plan;
  const step = takeStep(
    { ...before.state, history, plan, asOf: at },
    { at, trigger, rules, settleDimension: settleWithDwell },
  );
  return { state: step.state, outputs: [...before.outputs, ...step.outputs] };
}
