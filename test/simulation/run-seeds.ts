import type { Ablation } from './ablations/ablation.ts';
import { type Outcome, runSchedule } from './run-schedule.ts';
import { drawSchedule } from './schedule/draw-schedule.ts';

/** What came of many seeds. */
export interface SeedsReport {
  readonly seeds: number;
  readonly actions: number;
  readonly events: number;
  readonly faults: number;
  /** Seeds with violations, with what was wrong. */
  readonly failing: readonly { readonly seed: number; readonly violations: readonly string[] }[];
}

export interface SeedsOptions {
  readonly first: number;
  readonly count: number;
  readonly ablation?: Ablation;
  /** Stop when so many seeds have failed. */
  readonly failuresMax?: number;
  readonly onSeed?: (seed: number, outcome: Outcome) => void;
}

/** Runs the seeds `first`, `first + 1`, … */
export async function runSeeds({
  first,
  count,
  ablation,
  failuresMax = Number.POSITIVE_INFINITY,
  onSeed,
}: SeedsOptions): Promise<SeedsReport> {
  const failing: { seed: number; violations: readonly string[] }[] = [];
  const sums = { seeds: 0, actions: 0, events: 0, faults: 0 };
  for (let seed = first; seed < first + count && failing.length < failuresMax; seed += 1) {
    const outcome = await runSchedule(drawSchedule(seed), { ablation });
    sums.seeds += 1;
    sums.actions += outcome.actions;
    sums.events += outcome.events;
    sums.faults += outcome.faults;
    if (outcome.violations.length > 0) failing.push({ seed, violations: outcome.violations });
    onSeed?.(seed, outcome);
  }
  return { ...sums, failing };
}
