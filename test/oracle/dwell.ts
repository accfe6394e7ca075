import { DAY, type EpochMs, type Policy } from '@tidemark/core';
import type { Dimension, Trigger, Waiting } from './standing.ts';

/** A class that took effect in a step. */
export interface Move {
  readonly dimension: Dimension;
  readonly from: string | null;
  readonly to: string;
  readonly since: EpochMs;
  readonly trigger: Trigger;
}

export interface Settled {
  readonly inForce: string | null;
  readonly waiting: Waiting | null;
  readonly move: Move | null;
}

/** One dimension in one step. */
export interface DimensionStep {
  readonly dimension: Dimension;
  readonly inForce: string | null;
  readonly waiting: Waiting | null;
  readonly raw: string | null;
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

function takesEffect(step: DimensionStep, to: string, since: EpochMs, trigger: Trigger): Settled {
  const { dimension, inForce } = step;
  return { inForce: to, waiting: null, move: { dimension, from: inForce, to, since, trigger } };
}

/** The dwell rule of FOLD.md 4 for an event or a silence. */
export function settleWithDwell(step: DimensionStep): Settled {
  const { dimension, inForce, raw, at, trigger, policy } = step;
  if (raw === null || raw === inForce) return { inForce, waiting: null, move: null };
  if (!isWorse(inForce, raw, policy, dimension)) return takesEffect(step, raw, at, trigger);
  const waiting = step.waiting?.to === raw ? step.waiting : { to: raw, since: at, trigger };
  const ripe = at >= waiting.since + (policy.dwell[dimension]?.days ?? 0) * DAY;
  return ripe ? takesEffect(step, raw, waiting.since, waiting.trigger) : { inForce, waiting, move: null };
}

/** The passing of a ruler: dwell 0, and a waiting class takes effect with since = at (FOLD.md 4 and 6). */
export function settleAtOnce(step: DimensionStep): Settled {
  const { inForce, raw, at, trigger } = step;
  if (raw === null || raw === inForce) return { inForce, waiting: null, move: null };
  return takesEffect(step, raw, at, trigger);
}
