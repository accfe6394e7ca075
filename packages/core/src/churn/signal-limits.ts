import { isOn } from '../signals/is-on.ts';
import type { Signal } from '../signals/signal.ts';
import type { View } from '../state/view.ts';

/** What counts for the view's customer, in words, of every signal that may stand: `overdue after 46.3 d`. */
export function signalLimits(view: View, list: readonly Signal[]): readonly string[] {
  return list
    .filter((signal) => isOn(view.policy, signal))
    .map(({ words }) => words.limit(view))
    .filter((limit) => limit !== null);
}
