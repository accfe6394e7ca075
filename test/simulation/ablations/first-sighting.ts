import { runSchedule } from '../run-schedule.ts';
import { drawSchedule } from '../schedule/draw-schedule.ts';
import type { Ablation } from './ablation.ts';

/** The first seed from 1 at which the checks find what this ablation should make them find; undefined up to `seedsMax`. */
export async function firstSighting(ablation: Ablation, seedsMax: number): Promise<number | undefined> {
  for (let seed = 1; seed <= seedsMax; seed += 1) {
    const { violations } = await runSchedule(drawSchedule(seed), { ablation });
    if (violations.some((violation) => ablation.sees.test(violation))) return seed;
  }
  return undefined;
}
