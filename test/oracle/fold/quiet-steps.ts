import type { EpochMs, Rules } from '@tidemark/core';
import { factsOf } from '../facts/facts.ts';
import type { CustomerState } from '../state/customer-state.ts';
import { candidatesOf, nextCandidate } from './candidates.ts';
import { settleAtOnce, settleWithDwell } from './settle-class.ts';
import { type Step, takeStep } from './take-step.ts';

/** A silent instant looked at, or a rule set passed. */
export interface QuietStep extends Step {
  readonly passesRuleSet: boolean;
}

/** Looks at every candidate after asOf up to and including `until`; returns the customer as of then. */
function* lookUntil(from: CustomerState, until: EpochMs, rules: Rules): Generator<QuietStep, CustomerState> {
  let state = from;
  const facts = factsOf(from.history, rules.deployment.zone);
  const candidates = candidatesOf(facts, rules.list[from.ruleSet]!.policy, rules.deployment.zone);
  const silence = { kind: 'SILENCE', eventId: null } as const;
  let at = nextCandidate(candidates, state, state.asOf, rules, facts);
  while (at <= until && at < Number.POSITIVE_INFINITY) {
    const step = takeStep(state, { at, trigger: silence, rules, settleDimension: settleWithDwell, facts });
    state = step.hasPublished ? { ...step.state, asOf: at } : step.state;
    yield { ...step, state, passesRuleSet: false };
    at = nextCandidate(candidates, state, at, rules, facts);
  }
  return state;
}

/** Passes the next rule set at max(effectiveAt, asOf); asOf becomes that instant, also when nothing is published (FOLD.md 6). */
function pass(before: CustomerState, rules: Rules): QuietStep {
  const ruleSet = before.ruleSet + 1;
  const at = Math.max(rules.list[ruleSet]!.effectiveAt, before.asOf);
  const trigger = { kind: 'RULES', eventId: null } as const;
  const step = takeStep(
    { ...before, ruleSet, asOf: at },
    { at, trigger, rules, settleDimension: settleAtOnce },
  );
  return { ...step, passesRuleSet: true };
}

/**
 * Everything that happens without an event: silences up to and including `silentUntil`, and the rule sets with
 * effectiveAt ≤ `rulesUntil`, each after the old rule set's silences up to and including its effectiveAt.
 */
export function* quietSteps(
  from: CustomerState,
  silentUntil: EpochMs,
  rulesUntil: EpochMs,
  rules: Rules,
): Generator<QuietStep, CustomerState> {
  let state = from;
  for (;;) {
    const next = rules.list[state.ruleSet + 1];
    if (next === undefined || next.effectiveAt > rulesUntil) break;
    state = yield* lookUntil(state, next.effectiveAt, rules);
    const passed = pass(state, rules);
    yield passed;
    state = passed.state;
  }
  return yield* lookUntil(state, silentUntil, rules);
}
