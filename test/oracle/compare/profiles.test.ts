import {
  apply,
  DAY,
  type DeploymentConfig,
  type EpochMs,
  emptyState,
  profileAt,
  type Rules,
} from '@tidemark/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextMidnight } from '../calendar/local-days.ts';
import { factsOf } from '../facts/facts.ts';
import { candidatesOf } from '../fold/candidates.ts';
import { type LogStep, startOf, take } from '../fold/oracle.ts';
import { oracleProfile } from '../fold/oracle-profile.ts';
import { arbitraryCase } from '../generators/arbitrary-case.ts';
import type { CustomerState } from '../state/customer-state.ts';

const DAYS_LOOKED_AT = 25;

/** Every local midnight of the days after asOf, and the millisecond before it. */
function midnightsAfter({ asOf }: CustomerState, { zone }: DeploymentConfig): EpochMs[] {
  const midnights = [];
  for (let at = nextMidnight(zone, asOf); at < asOf + DAYS_LOOKED_AT * DAY; at = nextMidnight(zone, at))
    midnights.push(at - 1, at);
  return midnights;
}

/** Every event + every limit of the policy in force, and the millisecond before it. */
function limitsAfter(state: CustomerState, rules: Rules): EpochMs[] {
  const { policy } = rules.list[state.ruleSet]!;
  return candidatesOf(factsOf(state.history, rules.deployment.zone), policy, rules.deployment.zone)
    .fixed.filter((at) => at > state.asOf && at < state.asOf + DAYS_LOOKED_AT * DAY)
    .flatMap((at) => [at - 1, at]);
}

function eventsOf(steps: readonly LogStep[]): readonly LogStep[] {
  return steps.filter(({ kind }) => kind === 'event');
}

test('profiles agree at every local midnight and at every event + limit, and right before each', () => {
  const property = fc.property(arbitraryCase, ({ customerId, rules, placed }) => {
    const events = eventsOf(placed.map(({ step }) => step));
    const { state: expected } = events.reduce(take, startOf(rules, customerId));
    const state = events.reduce(
      (before, step) => (step.kind === 'event' ? apply(before, step.event, rules).state : before),
      emptyState(customerId),
    );
    if (expected.history.length === 0) return;

    for (const at of [...midnightsAfter(expected, rules.deployment), ...limitsAfter(expected, rules)])
      expect(profileAt(state, at, rules), `at ${at}`).toEqual(oracleProfile(expected, at, rules));
  });
  fc.assert(property, { numRuns: 150 });
});
