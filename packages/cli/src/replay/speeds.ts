import { type DurationMs, SECOND } from '@tidemark/core';
import { counted } from '../sentences/counted.ts';

/** How long the parts of a replay took. */
export interface Speeds {
  /** Read; those after the end are not folded. */
  readonly rows: number;
  readonly readMs: DurationMs;
  readonly events: number;
  /** From events to customer snapshots and ordered outputs, every pass included. */
  readonly foldMs: DurationMs;
}

/** `Read 69,659 events in 0.4 s (174,148 a second); folded 41,000 events in 0.2 s (205,000 a second).` */
export function describeSpeeds({ rows, readMs, events, foldMs }: Speeds): string {
  const took = (count: number, ms: DurationMs) =>
    `${counted(count, 'event')} in ${(ms / SECOND).toFixed(1)} s (${Math.round((count * SECOND) / Math.max(ms, 1)).toLocaleString('en-US')} a second)`;
  return `Read ${took(rows, readMs)}; folded ${took(events, foldMs)}.`;
}
