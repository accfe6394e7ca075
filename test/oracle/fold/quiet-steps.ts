import type { EpochMs, Rules } from '@tidemark/core';
import { factsOf } from '../facts/facts.ts';
import type { Standing } from '../state/customer-state.ts';
import { fixedCandidates, nextCandidate } from './candidates.ts';
import { settleAtOnce, settleWithDwell } from './settle-class.ts';
import { type Step, settle } from './take-step.ts';

/** A silent instant looked at, or a rule set passed. */
export interface QuietStep extends Step {
  readonly passesRuleSet: boolean;
}

/** Looks at every candidate after asOf up to and including `until`; returns the customer as it stands there. */
function* lookUntil(from: Standing, until: EpochMs, rules: Rules): Generator<QuietStep, Standing> {
  let standing = from;
  const facts = factsOf(from.history);
  const fixed = fixedCandidates(facts, rules.list[from.ruleSet]!.policy);
  const silence = { kind: 'SILENCE', eventId: null } as const;
  let at = nextCandidate(fixed, standing, standing.asOf, rules);
  while (at <= until) {
    const step = settle(standing, { at, trigger: silence, rules, settleDimension: settleWithDwell, facts });
    standing = step.said ? { ...step.standing, asOf: at } : step.standing;
    yield { ...step, standing, passesRuleSet: false };
    at = nextCandidate(fixed, standing, at, rules);
  }
  return standing;
}

/** Passes the next rule set at max(effectiveAt, asOf); asOf becomes that instant, also when nothing is said (FOLD.md 6). */
function pass(before: Standing, rules: Rules): QuietStep {
  const ruleSet = before.ruleSet + 1;
  const at = Math.max(rules.list[ruleSet]!.effectiveAt, before.asOf);
  const trigger = { kind: 'RULES', eventId: null } as const;
  const step = settle(
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
  from: Standing,
  silentUntil: EpochMs,
  rulesUntil: EpochMs,
  rules: Rules,
): Generator<QuietStep, Standing> {
  let standing = from;
  for (;;) {
    const next = rules.list[standing.ruleSet + 1];
    if (next === undefined || next.effectiveAt > rulesUntil) break;
    standing = yield* lookUntil(standing, next.effectiveAt, rules);
    const passed = pass(standing, rules);
    yield passed;
    standing = passed.standing;
  }
  return yield* lookUntil(standing, silentUntil, rules);
}
