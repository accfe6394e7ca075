import type { EpochMs, Profile, Rules } from '@tidemark/core';
import { factsOf } from '../facts/facts.ts';
import { policyOfType } from '../rules/policy-of-type.ts';
import type { Standing } from '../state/customer-state.ts';
import { playTick } from './apply-event.ts';
import { profileOf } from './profile-of.ts';
import { readingAt } from './reading.ts';

/** How a customer stands at an instant not before its asOf: classes in force there, everything else read there. */
export function oracleProfile(standing: Standing, at: EpochMs, rules: Rules): Profile | undefined {
  const there = playTick(standing, at, rules).standing;
  if (there.history.length === 0) return undefined;
  const facts = factsOf(there.history);
  const policy = policyOfType(rules.list[there.ruleSet]!.policy, facts.customerType);
  const reading = readingAt(facts, { at, asOf: there.asOf, policy, deployment: rules.deployment });
  return profileOf(reading, there.classes, rules);
}
