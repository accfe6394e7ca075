import type { CauseKind, ChurnLevel, EpochMs } from '@tidemark/core';
import type { History } from './history.ts';

/** The dimensions in policy order. */
export const DIMENSIONS = ['rfm', 'lifecycle'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

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
  /** Index of the ruler in force. */
  readonly ruler: number;
  readonly inForce: Readonly<Record<Dimension, string | null>>;
  readonly waiting: Readonly<Record<Dimension, Waiting | null>>;
  readonly alarm: Alarm;
  readonly sequence: number;
}

export const NOBODY: Standing = {
  history: [],
  asOf: Number.NEGATIVE_INFINITY,
  ruler: 0,
  inForce: { rfm: null, lifecycle: null },
  waiting: { rfm: null, lifecycle: null },
  alarm: { level: 'low', announced: false, raisedAt: null },
  sequence: 0,
};
