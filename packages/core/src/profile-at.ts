import { advance } from './advance.ts';
import type { Profile } from './outputs.ts';
import { profileOf } from './profile.ts';
import { rulerInForce } from './ruler-in-force.ts';
import type { Rulers } from './rulers.ts';
import type { State } from './state.ts';
import type { EpochMs } from './time-units.ts';
import { viewAt } from './view.ts';

/**
 * The profile of a customer at an instant, with everything due by then said. Before the customer's own time: as of
 * that; null for a customer without events.
 */
export function profileAt(state: State, at: EpochMs, rulers: Rulers): Profile | null {
  if (state.asOf === null) return null;
  const then = advance(state, at, rulers).state;
  const { frame } = rulers;
  return profileOf(
    viewAt(then, Math.max(at, then.asOf!), rulerInForce(then, rulers), frame),
    frame.currencies[0]!,
  );
}
