import { DAY, HOUR, MINUTE } from '@tidemark/core';
import { sourceNames } from '@tidemark/pipeline';
import type { Draws } from './draws.ts';
import { type Mishap, type Move, type Operation, SCHEDULE_MS, slots, type WorldPlan } from './schedule.ts';

const MISHAPS: readonly Mishap[] = ['refused', 'reply-lost', 'late', 'late', 'slow'];
const segmenters = ['segmenter-1', 'segmenter-2'] as const;
const intakes = ['intake-1', 'intake-2'] as const;
const clocks = ['clock-1', 'clock-2'] as const;

/** From none to a dozen faults. */
export function drawFaults(draws: Draws, plan: WorldPlan): readonly Move[] {
  const count = draws.percent(5) ? 0 : draws.between(2, 14);
  return Array.from({ length: count }, () => drawFault(draws, plan));
}

function drawFault(draws: Draws, plan: WorldPlan): Move {
  const at = draws.below(SCHEDULE_MS);
  const kind = draws.below(100);
  if (kind < 40) return drawMishap(draws, at);
  if (kind < 52) return { kind: 'kill', at, slot: draws.pick(slots), downMs: draws.between(50, 3_000) };
  if (kind < 55) return { kind: 'stop', at, slot: draws.pick(slots), downMs: draws.between(50, 1_000) };
  if (kind < 68) return { kind: 'pause', at, slot: draws.pick(slots), ms: draws.between(100, 6_000) };
  if (kind < 76) {
    const group = draws.percent(60) ? 'segmenter' : draws.pick(sourceNames);
    return { kind: 'rebalance', at, group, ms: draws.between(1, 2_000) };
  }
  if (kind < 88) {
    const partition = draws.below(plan.logPartitions);
    return { kind: 'lose-writes', at, partition, writes: draws.percent(70) ? draws.between(1, 3) : 8 };
  }
  if (kind < 91) {
    const partition = draws.below(plan.logPartitions);
    return { kind: kind < 90 ? 'empty-store' : 'lose-dues', at, partition };
  }
  return drawClockFault(draws, at);
}

function drawMishap(draws: Draws, at: number): Move {
  const [slot, operation] = drawTarget(draws);
  return { kind: 'mishap', at, slot, operation, mishap: draws.pick(MISHAPS), ms: draws.between(20, 5_000) };
}

function drawTarget(draws: Draws): readonly [(typeof slots)[number], Operation] {
  const kind = draws.below(100);
  if (kind < 25) return [draws.pick(segmenters), 'commit'];
  if (kind < 50) return [draws.pick(segmenters), 'write'];
  if (kind < 60) return [draws.pick(segmenters), draws.pick(['open-transactor', 'read-store', 'read-log'])];
  if (kind < 80) return [draws.pick(intakes), 'append'];
  if (kind < 90) return [draws.pick(intakes), draws.pick(['commit-source', 'read-log', 'registry'])];
  return [draws.pick(clocks), draws.pick(['append', 'read-store'])];
}

function drawClockFault(draws: Draws, at: number): Move {
  if (draws.percent(30)) {
    return { kind: 'stand-still', at, slot: draws.pick(clocks), ms: draws.between(500, 6_000) };
  }
  const size = draws.pick([3 * MINUTE, HOUR, 2 * DAY]);
  const ms = Math.round((draws.percent(65) ? -1 : 1) * (size * draws.between(10, 100)) * 0.01);
  return { kind: 'skew', at, slot: draws.percent(70) ? draws.pick(clocks) : draws.pick(slots), ms };
}
