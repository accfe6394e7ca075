import type { CauseKind, ChurnLevel, EpochMs } from '@tidemark/core';
import type { History } from '../facts/history.ts';

/** The dimensions in policy order. */
export const DIMENSIONS = ['rfm', 'lifecycle', 'value', 'engagement', 'satisfaction', 'source'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One of something for each dimension. */
export type PerDimension<T> = Readonly<Record<Dimension, T>>;

/** Works out one of something for each dimension, in policy order. */
export function perDimension<T>(of: (dimension: Dimension) => T): PerDimension<T> {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as PerDimension<T>;
}

/** A cause before it is known when its output is said. */
export interface Trigger {
  readonly kind: CauseKind;
  readonly eventId: string | null;
}

/** A worse class that waits for its dwell to end. */
export interface Waiting {
  readonly to: string;
  readonly since: EpochMs;
  readonly trigger: Trigger;
}

/** How a customer stands in one dimension. */
export interface ClassStanding {
  readonly inForce: string | null;
  /** When the class in force began to hold; 0 while there has never been one. */
  readonly since: EpochMs;
  readonly waiting: Waiting | null;
  /** Moves that began to wait and never took effect. */
  readonly suppressed: number;
}

/** The level last said, whether consumers were told, and when a RAISED was last published. */
export interface Alarm {
  readonly level: ChurnLevel;
  readonly announced: boolean;
  readonly raisedAt: EpochMs | null;
}

/** One customer: every event in full, and what cannot be told from events because it was said or begun. */
export interface Standing {
  readonly history: History;
  readonly asOf: EpochMs;
  /** Index of the rule set in force. */
  readonly ruleSet: number;
  readonly classes: PerDimension<ClassStanding>;
  readonly alarm: Alarm;
  readonly sequence: number;
}

export const NOBODY: Standing = {
  history: [],
  asOf: Number.NEGATIVE_INFINITY,
  ruleSet: 0,
  classes: perDimension(() => ({ inForce: null, since: 0, waiting: null, suppressed: 0 })),
  alarm: { level: 'low', announced: false, raisedAt: null },
  sequence: 0,
};
