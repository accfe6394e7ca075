import { DAY, type EpochMs, type Policy, type Rules } from '@tidemark/core';
import { nextMidnight } from '../calendar/local-days.ts';
import type { Facts } from '../facts/facts.ts';
import { policiesOf } from '../rules/policy-of-type.ts';
import { overdueAfter } from '../signals/overdue-signal.ts';
import { type CustomerState, DIMENSIONS } from '../state/customer-state.ts';

/** Every duration that a policy names, for whatever type of customer, in days. */
export function durationsOf(policy: Policy): readonly number[] {
  return policiesOf(policy).flatMap(ownDurationsOf);
}

function ownDurationsOf(policy: Policy): readonly number[] {
  const { rfm, lifecycle, engagement, satisfaction, churn, dwell } = policy;
  return [
    ...rfm.recencyDays,
    ...Object.values(lifecycle),
    ...Object.values(engagement),
    satisfaction.complaintDays,
    churn.minOverdueDays,
    2 * churn.priorGapDays,
    churn.complaintDays,
    churn.coolDownDays,
    ...Object.values(dwell).map(({ days }) => days),
  ];
}

/** Instants at which silence may publish something, whatever came meanwhile: each event + each duration, and the overdue instant. */
export function fixedCandidates(facts: Facts, policy: Policy): readonly EpochMs[] {
  const instants = facts.history.flatMap((entry) => [entry.event.at, entry.appliedAt]);
  const durations = [...new Set(durationsOf(policy))];
  const sums = instants.flatMap((instant) => durations.map((days) => instant + days * DAY));
  const { life } = facts;
  const overdue =
    life === null ? [] : policiesOf(policy).map((each) => life.lastAt + overdueAfter(life, each));
  return [...new Set([...sums, ...overdue])].sort((a, b) => a - b);
}

function dwellEnds({ classes }: CustomerState, { dwell }: Policy): readonly EpochMs[] {
  return DIMENSIONS.flatMap((dimension) => {
    const { waiting } = classes[dimension];
    return waiting === null ? [] : [waiting.since + (dwell[dimension]?.days ?? 0) * DAY];
  });
}

function coolDownEnds({ alert }: CustomerState, { churn }: Policy): readonly EpochMs[] {
  return alert.raisedAt === null ? [] : [alert.raisedAt + churn.coolDownDays * DAY];
}

/** The first instant after `cursor` at which something may be published: a fixed one, a midnight, a dwell's or the cool-down's end. */
export function nextCandidate(
  fixed: readonly EpochMs[],
  state: CustomerState,
  cursor: EpochMs,
  rules: Rules,
): EpochMs {
  const policies = policiesOf(rules.list[state.ruleSet]!.policy);
  const ends = policies.flatMap((policy) => [...dwellEnds(state, policy), ...coolDownEnds(state, policy)]);
  const next = fixed.find((instant) => instant > cursor);
  const moving = [...ends, ...(next === undefined ? [] : [next])];
  return Math.min(
    nextMidnight(rules.deployment.zone, cursor),
    ...moving.filter((instant) => instant > cursor),
  );
}
