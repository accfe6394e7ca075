import type { EpochMs } from './time-units.ts';

/** The later of an instant that may not be known yet and one that is. */
export function latest(known: EpochMs | null, at: EpochMs): EpochMs {
  return known === null || at > known ? at : known;
}
