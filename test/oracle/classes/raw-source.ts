import type { History } from '../facts/history.ts';

/** The source row: how the customer was won by the first event of the log that carries a source. */
export function rawSource(history: History): string {
  const known = history.flatMap(({ event }) =>
    event.kind === 'FEEDBACK' || event.source === null ? [] : [event.source.toLowerCase()],
  );
  return known[0] ?? 'unknown';
}
