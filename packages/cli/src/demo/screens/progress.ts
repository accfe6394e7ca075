import type { PublishedOutput } from '@tidemark/operations';
import { counted } from '../../sentences/counted.ts';
import { outputKinds } from '../../sentences/output-words.ts';

/** How far a run has come. */
export interface Progress {
  /** The simulated local date. */
  readonly date: string;
  /** Days driven, and to be driven where that is known. */
  readonly day: number;
  readonly days: number | undefined;
  readonly events: number;
  readonly eventsPerSecond: number;
  readonly customers: number;
  /** Outputs by kind. */
  readonly published: ReadonlyMap<PublishedOutput['type'], number>;
}

/** One line, `2025-03-14  day 73 of 365  12,345 events (1,234/s)  493 customers  1,033 changes  82 alerts`. */
export function progressLine(progress: Progress): string {
  const { date, day, days, events, eventsPerSecond, customers, published } = progress;
  return [
    date,
    days === undefined ? `day ${day}` : `day ${day} of ${days}`,
    `${counted(events, 'event')} (${Math.round(eventsPerSecond).toLocaleString('en-US')}/s)`,
    counted(customers, 'customer'),
    ...outputKinds.map(([type, { short }]) => counted(published.get(type) ?? 0, short)),
  ].join('  ');
}
