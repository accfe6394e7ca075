import { type EpochMs, NEVER } from './time-units.ts';

/** The earlier of `best` and `candidate`, of candidates after `at` alone: folds instants into the next one. */
export function earlierAfter(at: EpochMs, candidate: EpochMs, best: EpochMs = NEVER): EpochMs {
  return candidate > at && candidate < best ? candidate : best;
}
