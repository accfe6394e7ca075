import { DAY, type EpochMs, type Policy, type Rulers } from '@tidemark/core';
import type { Facts } from './facts.ts';
import { nextMidnight } from './local-days.ts';
import { overdueAfter } from './overdue-signal.ts';
import { DIMENSIONS, type Standing } from './standing.ts';

/** Every duration that a policy names, in days. */
export function durationsOf(policy: Policy): readonly number[] {
  const { rfm, lifecycle, churn, dwell } = policy;
  return [
    ...rfm.recencyDays,
    ...Object.values(lifecycle),
    churn.minOverdueDays,
    2 * churn.priorGapDays,
    churn.complaintDays,
    churn.coolDownDays,
    ...Object.values(dwell).map(({ days }) => days),
  ];
}

/** Instants at which silence might say something whatever was said meanwhile: each event + each duration, and the overdue instant. */
export function fixedCandidates(facts: Facts, policy: Policy): readonly EpochMs[] {
  const instants = facts.history.flatMap((entry) => [entry.event.at, entry.appliedAt]);
  const durations = durationsOf(policy);
  const sums = instants.flatMap((instant) => durations.map((days) => instant + days * DAY));
  const overdue = facts.life === null ? [] : [facts.life.lastAt + overdueAfter(facts.life, policy)];
  return [...new Set([...sums, ...overdue])].sort((a, b) => a - b);
}

/** The first instant after `cursor` at which something might be said: a fixed one, a midnight, a dwell's or the cool-down's end. */
export function nextCandidate(
  fixed: readonly EpochMs[],
  standing: Standing,
  cursor: EpochMs,
  rulers: Rulers,
): EpochMs {
  const { policy } = rulers.list[standing.ruler]!;
  const { raisedAt } = standing.alarm;
  const dwells = DIMENSIONS.flatMap((dimension) => {
    const waiting = standing.waiting[dimension];
    return waiting === null ? [] : [waiting.since + (policy.dwell[dimension]?.days ?? 0) * DAY];
  });
  const coolDown = raisedAt === null ? [] : [raisedAt + policy.churn.coolDownDays * DAY];
  const next = fixed.find((instant) => instant > cursor);
  const moving = [...dwells, ...coolDown, ...(next === undefined ? [] : [next])];
  return Math.min(nextMidnight(rulers.frame.zone, cursor), ...moving.filter((instant) => instant > cursor));
}
