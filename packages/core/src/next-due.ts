import { passRuler } from './pass-rulers.ts';
import { nextRuler } from './ruler-in-force.ts';
import type { Rulers } from './rulers.ts';
import { sayNextSilence } from './silences.ts';
import type { State } from './state.ts';
import { type EpochMs, NEVER } from './time-units.ts';
import { openTouch } from './touch.ts';

/**
 * The first instant at which `advance` would say something, or undefined when silence never will.
 *
 * Tries the future on a copy: candidate by candidate, ruler by ruler, until something is said. A level that moves
 * unannounced counts as said; a ruler that is passed silently does not.
 */
export function nextDue(state: State, rulers: Rulers): EpochMs | undefined {
  if (state.asOf === null) return undefined;
  const touch = openTouch(state, rulers);
  for (;;) {
    const next = nextRuler(touch.rulers, touch.ruler);
    if (sayNextSilence(touch, next?.effectiveAt ?? NEVER)) return touch.draft.asOf!;
    if (next === undefined) return undefined;
    if (passRuler(touch, next)) return touch.draft.asOf!;
  }
}
