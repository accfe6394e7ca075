import { signals as standardSignals } from '@tidemark/core';
import type { Signal } from '@tidemark/schemas';
import type { SentenceStyle } from './sentence-style.ts';

/** The signals of an alert, each with what was observed and from when on it counts. */
export function describeSignals(
  signals: readonly Signal[],
  known: SentenceStyle['signals'] = standardSignals,
): string {
  return signals.map((each) => describeSignal(each, known)).join(', ');
}

function describeSignal(
  { signal, observed, threshold }: Signal,
  known: NonNullable<SentenceStyle['signals']>,
): string {
  const words = known.find(({ name }) => name === signal)?.words;
  // Signals of later releases: their names and numbers speak for themselves.
  return words?.observed(observed, threshold) ?? `${signal} ${observed} (counts from ${threshold} on)`;
}
