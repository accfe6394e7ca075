import type { EpochMs, Profile, Rules } from '@tidemark/core';
import { factsOf } from '../facts/facts.ts';
import { policyOfType } from '../rules/policy-of-type.ts';
import type { CustomerState } from '../state/customer-state.ts';
import { applyTick } from './apply-event.ts';
import { profileOf } from './profile-of.ts';
import { readingAt } from './reading.ts';

/** The profile at an instant not before asOf: classes in force there, everything else raw there. undefined without events. */
export function oracleProfile(state: CustomerState, at: EpochMs, rules: Rules): Profile | undefined {
  const there = applyTick(state, at, rules).state;
  if (there.history.length === 0) return undefined;
  const facts = factsOf(there.history, rules.deployment.zone);
  const policy = policyOfType(rules.list[there.ruleSet]!.policy, facts.customerType);
  const reading = readingAt(facts, { at, asOf: there.asOf, policy, deployment: rules.deployment });
  return profileOf(reading, there.classes, rules);
}
