import type { Signal } from '../signals/signal.ts';
import { signalsOn } from '../signals/signals-on.ts';
import type { View } from '../state/view.ts';
import { earlierAfter } from '../time/earlier-after.ts';
import type { EpochMs } from '../time/time-units.ts';

/**
 * The first instant after the view's at which a signal may begin or cease to stand without an event; `bound` where there is
 * none before it.
 */
export function nextSignalChange(view: View, list: readonly Signal[], bound: EpochMs): EpochMs {
  if (view.state.lastPurchaseAt === null) return bound;
  const on = signalsOn(view.policy, list);
  let next = bound;
  for (let index = 0; index < on.length; index++)
    next = earlierAfter(view.at, on[index]!.nextChange(view, next), next);
  return next;
}
