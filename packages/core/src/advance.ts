import { nextCandidate } from './next-candidate.ts';
import type { Output } from './outputs.ts';
import { passRulers } from './pass-rulers.ts';
import { nextRuler, rulerInForce } from './ruler-in-force.ts';
import type { Rulers } from './rulers.ts';
import { saySilences } from './silences.ts';
import type { State } from './state.ts';
import type { EpochMs } from './time-units.ts';
import { openTouch } from './touch.ts';

/** A state and what was said on the way to it. */
export interface Advanced {
  readonly state: State;
  readonly outputs: readonly Output[];
}

/**
 * Lets time pass: everything due up to and including `now`, in order, each at its own instant.
 *
 * Returns the very same state when nothing was said and no ruler was passed; ticks leave no trace. A `now` before the
 * customer's own time only passes rulers that are effective by then.
 */
export function advance(state: State, now: EpochMs, rulers: Rulers): Advanced {
  if (state.asOf === null || isQuietUntil(state, now, rulers)) return { state, outputs: [] };
  const touch = openTouch(state, rulers);
  passRulers(touch, now);
  saySilences(touch, now);
  if (touch.settled === undefined) return { state, outputs: [] };
  touch.draft.standings = touch.settled;
  return { state: touch.draft, outputs: touch.outputs };
}

/** The cheap look that spares most ticks the copy: no candidate up to `now`, and no ruler left to pass. */
function isQuietUntil(state: State, now: EpochMs, rulers: Rulers): boolean {
  const ruler = rulerInForce(state, rulers);
  if (nextRuler(rulers.list, ruler) !== undefined) return false;
  return nextCandidate(state, state.asOf!, ruler, rulers.frame) > now;
}
