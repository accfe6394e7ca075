import type { Signal } from '../signals/signal.ts';
import { signalsOn } from '../signals/signals-on.ts';
import type { View } from '../state/view.ts';

/** What counts for the view's customer, in words, of every signal that may stand: `overdue after 46.3 d`. */
export function signalLimits(view: View, list: readonly Signal[]): readonly string[] {
  return signalsOn(view.policy, list)
    .map(({ words }) => words.limit(view))
    .filter((limit) => limit !== null);
}
