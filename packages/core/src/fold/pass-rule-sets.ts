import { planBase } from '../follow-up/follow-up-due.ts';
import { moveAsOf } from '../record/move-as-of.ts';
import { nextRuleSet } from '../rules/rule-set-in-force.ts';
import type { RuleSet } from '../rules/rules.ts';
import type { StepCause } from '../state/class-assignment.ts';
import type { EpochMs } from '../time/time-units.ts';
import { type CustomerUpdate, viewOf } from './customer-update.ts';
import { publishSilences } from './publish-silences.ts';
import { takeStep } from './take-step.ts';

const byRules: StepCause = { kind: 'RULES', eventId: null };

/**
 * Passes every rule set effective by `instant` or by the customer's own time, in order (FOLD.md, section 6). For each:
 *
 * 1. silences due up to and including `effectiveAt` are published under the old rule set;
 * 2. the new one is passed at max(effectiveAt, asOf), which becomes the customer's own time even if nothing is published.
 */
export function passRuleSets(update: CustomerUpdate, instant: EpochMs): void {
  for (;;) {
    const next = nextRuleSet(update.rules, update.ruleSet);
    if (next === undefined || next.effectiveAt > Math.max(instant, update.draft.asOf!)) return;
    publishSilences(update, next.effectiveAt);
    passRuleSet(update, next);
  }
}

/**
 * Passes one rule set; returns whether that published anything. The silences of the old one up to its `effectiveAt` must
 * have been published.
 */
export function passRuleSet(update: CustomerUpdate, next: RuleSet): boolean {
  const { draft, deployment } = update;
  const at = Math.max(next.effectiveAt, draft.asOf!);
  const before = planBase(viewOf(update, draft.asOf!));
  update.ruleSet = next;
  draft.rulesEffectiveAt = next.effectiveAt;
  moveAsOf(draft, at, deployment);
  const hasPublished = takeStep(update, viewOf(update, at), byRules, before);
  update.settled = draft.assignments;
  return hasPublished;
}
