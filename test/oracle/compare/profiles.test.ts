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
import { fixedCandidates } from '../fold/candidates.ts';
import { type LogStep, startOf, take } from '../fold/oracle.ts';
import { oracleProfile } from '../fold/oracle-profile.ts';
import { arbitraryCase } from '../generators/arbitrary-case.ts';
import type { Standing } from '../state/customer-state.ts';

const DAYS_LOOKED_AT = 25;

/** Every local midnight of the days after asOf, and the millisecond before it. */
function midnightsAfter({ asOf }: Standing, { zone }: DeploymentConfig): EpochMs[] {
  const midnights = [];
  for (let at = nextMidnight(zone, asOf); at < asOf + DAYS_LOOKED_AT * DAY; at = nextMidnight(zone, at))
    midnights.push(at - 1, at);
  return midnights;
}

/** Every event + every limit of the policy in force, and the millisecond before it. */
function limitsAfter(standing: Standing, rules: Rules): EpochMs[] {
  const { policy } = rules.list[standing.ruleSet]!;
  return fixedCandidates(factsOf(standing.history), policy)
    .filter((at) => at > standing.asOf && at < standing.asOf + DAYS_LOOKED_AT * DAY)
    .flatMap((at) => [at - 1, at]);
}

function eventsOf(steps: readonly LogStep[]): readonly LogStep[] {
  return steps.filter(({ kind }) => kind === 'event');
}

test('profiles agree at every local midnight and at every event + limit, and right before each', () => {
  const property = fc.property(arbitraryCase, ({ rules, placed }) => {
    const events = eventsOf(placed.map(({ step }) => step));
    const { standing } = events.reduce(take, startOf(rules));
    const state = events.reduce(
      (before, step) => (step.kind === 'event' ? apply(before, step.event, rules).state : before),
      emptyState(),
    );
    if (standing.history.length === 0) return;

    for (const at of [...midnightsAfter(standing, rules.deployment), ...limitsAfter(standing, rules)])
      expect(profileAt(state, at, rules), `at ${at}`).toEqual(oracleProfile(standing, at, rules));
  });
  fc.assert(property, { numRuns: 150 });
});
