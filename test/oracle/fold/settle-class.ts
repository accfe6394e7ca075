import { DAY, type EpochMs, type Policy } from '@tidemark/core';
import type { ClassState, Dimension, Trigger, Waiting } from '../state/customer-state.ts';

/** A class that took effect in a step. */
export interface Move {
  readonly dimension: Dimension;
  readonly from: string | null;
  readonly to: string;
  readonly since: EpochMs;
  readonly trigger: Trigger;
}

export interface Settled {
  readonly state: ClassState;
  readonly move: Move | null;
}

/** One dimension in one step. */
export interface DimensionStep {
  readonly dimension: Dimension;
  readonly before: ClassState;
  readonly raw: string | null;
  /** The raw class, or a better one that leave limits hold. */
  readonly held: string | null;
  readonly at: EpochMs;
  readonly trigger: Trigger;
  readonly policy: Policy;
}

/** Worse: both classes ranked and the new one lower. Better, equal and unranked are not. */
function isWorse(from: string | null, to: string, policy: Policy, dimension: Dimension): boolean {
  const ranks = policy.dwell[dimension]?.ranks;
  const before = from === null ? undefined : ranks?.[from];
  const after = ranks?.[to];
  return before !== undefined && after !== undefined && after < before;
}

/** Counts a move that waited until now and neither takes effect nor goes on waiting. */
function suppressed({ before }: DimensionStep, goesOn: string | null): number {
  const isOver = before.waiting !== null && before.waiting.to !== goesOn;
  return before.suppressed + (isOver ? 1 : 0);
}

function stays(step: DimensionStep): Settled {
  return { state: { ...step.before, waiting: null, suppressed: suppressed(step, null) }, move: null };
}

function waits(step: DimensionStep, waiting: Waiting): Settled {
  const state = { ...step.before, waiting, suppressed: suppressed(step, waiting.to) };
  return { state, move: null };
}

function takesEffect(step: DimensionStep, to: string, since: EpochMs, trigger: Trigger): Settled {
  const { dimension, before } = step;
  const state = { inForce: to, since, waiting: null, suppressed: suppressed(step, to) };
  return { state, move: { dimension, from: before.inForce, to, since, trigger } };
}

/** The dwell rule of FOLD.md 4 for an event or a silence; leave limits come first. */
export function settleWithDwell(step: DimensionStep): Settled {
  const { dimension, before, held, at, trigger, policy } = step;
  if (held === null || held === before.inForce) return stays(step);
  if (!isWorse(before.inForce, held, policy, dimension)) return takesEffect(step, held, at, trigger);
  const waiting = before.waiting?.to === held ? before.waiting : { to: held, since: at, trigger };
  const hasHeld = at >= waiting.since + (policy.dwell[dimension]?.days ?? 0) * DAY;
  return hasHeld ? takesEffect(step, held, waiting.since, waiting.trigger) : waits(step, waiting);
}

/**
 * The passing of a rule set: dwell 0, a waiting class takes effect with since = at (FOLD.md 4 and 6), and leave limits hold
 * no customer.
 */
export function settleAtOnce(step: DimensionStep): Settled {
  const { before, raw, at, trigger } = step;
  if (raw === null || raw === before.inForce) return stays(step);
  return takesEffect(step, raw, at, trigger);
}
