import { signals as known } from '@tidemark/core';
import type { Signal } from '@tidemark/schemas';

/** The signals of an alert, each with what was observed and from when on it counts. */
export function describeSignals(signals: readonly Signal[]): string {
  return signals.map(describeSignal).join(', ');
}

function describeSignal({ signal, observed, threshold }: Signal): string {
  const words = known.find(({ name }) => name === signal)?.words;
  // Signals of later releases: their names and numbers speak for themselves.
  return words?.observed(observed, threshold) ?? `${signal} ${observed} (counts from ${threshold} on)`;
}
