import { DAY, type EpochMs, type Policy, type Rules, type ZoneTable } from '@tidemark/core';
import { nextMidnight, startOfDay } from '../calendar/local-days.ts';
import type { Facts } from '../facts/facts.ts';
import { nextFollowUp } from '../follow-up/due-follow-up.ts';
import { policiesOf } from '../rules/policy-of-type.ts';
import { overdueAfter } from '../signals/overdue-signal.ts';
import { unlikelyFrom } from '../signals/p-active-signal.ts';
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
    churn.pActive.minOverdueDays,
    churn.complaintDays,
    churn.coolDownDays,
    ...Object.values(dwell).map(({ days }) => days),
  ];
}

/** The instants from which a purchase is overdue, or unlikely, by the purchases so far. */
function endsOfPatience({ life }: Facts, policy: Policy): readonly EpochMs[] {
  if (life === null) return [];
  const unlikely = unlikelyFrom(life, policy);
  return [life.lastAt + overdueAfter(life, policy), ...(unlikely === null ? [] : [unlikely])];
}

/** Four weeks against the four before them: so long does a week still tell something. */
const WEEKS_TOLD = 10;

/** The begins of weeks in which a drop of interactions may come or go. */
function weekBegins({ history, life, interactionWeeks }: Facts, zone: ZoneTable): readonly EpochMs[] {
  if (life === null || interactionWeeks.length === 0) return [];
  const [from, to] = [Math.min(...interactionWeeks), Math.max(...interactionWeeks) + WEEKS_TOLD];
  const weeks = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return weeks.map((week) => startOfDay(zone, history[0]!.day + 7 * week));
}

/** The last midnight at which a window of days can still lose something, or a drop still end. */
function lastMidnight({ history, life }: Facts, policy: Policy, zone: ZoneTable): EpochMs {
  if (life === null) return Number.NEGATIVE_INFINITY;
  const windows = policiesOf(policy).flatMap(({ rfm, churn }) => [
    rfm.windowDays,
    2 * churn.frequencyDrop.windowDays,
  ]);
  return startOfDay(zone, Math.max(...history.map(({ day }) => day)) + Math.max(...windows) + 1);
}

/** What instants are looked at, of a customer whom no event touches under one policy. */
export interface Candidates {
  /** Ascending. */
  readonly fixed: readonly EpochMs[];
  /** Until then every midnight. */
  readonly midnightsUntil: EpochMs;
}

export function candidatesOf(facts: Facts, policy: Policy, zone: ZoneTable): Candidates {
  const fixed = [...fixedCandidates(facts, policy), ...weekBegins(facts, zone)];
  return {
    fixed: [...new Set(fixed)].sort((a, b) => a - b),
    midnightsUntil: lastMidnight(facts, policy, zone),
  };
}

/** Instants at which silence may publish something, whatever came meanwhile: each event + each duration, and the ends of patience. */
export function fixedCandidates(facts: Facts, policy: Policy): readonly EpochMs[] {
  const instants = facts.history.flatMap((entry) => [entry.event.at, entry.appliedAt]);
  const durations = [...new Set(durationsOf(policy))];
  const sums = instants.flatMap((instant) => durations.map((days) => instant + days * DAY));
  const ends = policiesOf(policy).flatMap((each) => endsOfPatience(facts, each));
  return [...sums, ...ends];
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

/**
 * The first instant after `cursor` at which something may be published: a fixed one, a midnight, a dwell's or the cool-down's
 * end, or when a follow-up is due. Infinity: never again.
 */
export function nextCandidate(
  { fixed, midnightsUntil }: Candidates,
  state: CustomerState,
  cursor: EpochMs,
  rules: Rules,
  facts: Facts,
): EpochMs {
  const policies = policiesOf(rules.list[state.ruleSet]!.policy);
  const ends = policies.flatMap((policy) => [...dwellEnds(state, policy), ...coolDownEnds(state, policy)]);
  const next = fixed.find((instant) => instant > cursor) ?? Number.POSITIVE_INFINITY;
  const midnight =
    cursor < midnightsUntil ? nextMidnight(rules.deployment.zone, cursor) : Number.POSITIVE_INFINITY;
  return Math.min(
    next,
    midnight,
    nextFollowUp(state, facts, cursor, rules),
    ...ends.filter((instant) => instant > cursor),
  );
}
