import { type Look, type Rate, rateOver, withLook } from './rate-over.ts';

/** A partition that is on its way from A to C. */
export interface Folding {
  readonly partition: number;
  readonly from: number;
  /** C: from there on outputs are published. */
  readonly target: number;
  readonly beganAt: number;
  position: number;
  events: number;
  looks: readonly Look[];
}

/** One that has just begun. `now` in epoch milliseconds. */
export function createFolding(start: {
  readonly partition: number;
  readonly from: number;
  readonly target: number;
  readonly now: number;
}): Folding {
  const { partition, from, target, now } = start;
  const looks = [{ at: now, records: 0, events: 0 }];
  return { partition, from, target, beganAt: now, position: from, events: 0, looks };
}

/** How far it is, for a log line. */
export interface FoldingLine extends Rate {
  readonly partition: number;
  readonly position: number;
  readonly target: number;
}

/** Looks at it: its place, and its pace since the looks before. */
export function lookAtFolding(folding: Folding, now: number): FoldingLine {
  const { partition, from, position, target, events } = folding;
  folding.looks = withLook(folding.looks, { at: now, records: position - from, events });
  return { partition, position, target, ...rateOver(folding.looks, recordsLeft(folding)) };
}

export function recordsLeft({ position, target }: Folding): number {
  return Math.max(0, target - position);
}
