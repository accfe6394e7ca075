import type { Signal } from '@tidemark/schemas';
import { counted } from './counted.ts';
import { formatDays } from './format-days.ts';

/** The signals of an alert, each with what was seen and from when on it counts. */
export function describeSignals(signals: readonly Signal[]): string {
  return signals.map(describeSignal).join(', ');
}

function describeSignal({ signal, observed, threshold }: Signal): string {
  switch (signal) {
    case 'overdue':
      return `silent for ${formatDays(observed)}, overdue from ${formatDays(threshold)} on`;
    case 'complaints': {
      const seen = `${counted(observed, 'complaint')} lately`;
      return observed < threshold ? `${seen} and a bad score after it` : seen;
    }
    default:
      // Signals of later releases: their names and numbers speak for themselves.
      return `${signal} ${observed} (counts from ${threshold} on)`;
  }
}
