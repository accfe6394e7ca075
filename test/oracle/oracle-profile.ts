import type { EpochMs, Profile, Rulers } from '@tidemark/core';
import { factsOf } from './facts.ts';
import { playTick } from './play.ts';
import { policyOfType } from './policy-of-type.ts';
import { profileOf } from './profile-of.ts';
import { readingAt } from './reading.ts';
import type { Standing } from './standing.ts';

/** How a customer stands at an instant not before its asOf: classes in force there, everything else read there. */
export function oracleProfile(standing: Standing, at: EpochMs, rulers: Rulers): Profile | undefined {
  const there = playTick(standing, at, rulers).standing;
  if (there.history.length === 0) return undefined;
  const facts = factsOf(there.history);
  const policy = policyOfType(rulers.list[there.ruler]!.policy, facts.customerType);
  const reading = readingAt(facts, { at, asOf: there.asOf, policy, frame: rulers.frame });
  return profileOf(reading, there.classes, rulers);
}
