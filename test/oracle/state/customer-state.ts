import type { CauseKind, ChurnLevel, EpochMs } from '@tidemark/core';
import type { History } from '../facts/history.ts';
import type { PlanState, PublishedFollowUp } from './plan-state.ts';

/** The dimensions in policy order. */
export const DIMENSIONS = ['rfm', 'lifecycle', 'value', 'engagement', 'satisfaction', 'source'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One of something for each dimension. */
export type PerDimension<T> = Readonly<Record<Dimension, T>>;

/** Works out one of something for each dimension, in policy order. */
export function perDimension<T>(of: (dimension: Dimension) => T): PerDimension<T> {
  return Object.fromEntries(DIMENSIONS.map((dimension) => [dimension, of(dimension)])) as PerDimension<T>;
}

/** What made a step, before it is known whether its output is historical. */
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

/** A customer's class in one dimension. */
export interface ClassState {
  readonly inForce: string | null;
  /** When the class in force began to hold; 0 while there has never been one. */
  readonly since: EpochMs;
  readonly waiting: Waiting | null;
  /** Moves that began to wait and never took effect. */
  readonly suppressed: number;
}

/** The level last published, whether an alert of it was (unannounced: not), and when a RAISED was last published. */
export interface AlertState {
  readonly level: ChurnLevel;
  readonly announced: boolean;
  readonly raisedAt: EpochMs | null;
}

/** One customer: every event in full, and what events alone do not give because it was published or has begun. */
export interface CustomerState {
  /** By its id: where in a spread it lies, in 65,536ths. */
  readonly phase: number;
  readonly history: History;
  readonly asOf: EpochMs;
  /** Index of the rule set in force. */
  readonly ruleSet: number;
  readonly classes: PerDimension<ClassState>;
  readonly alert: AlertState;
  readonly plan: PlanState | null;
  /** The last ones published. */
  readonly followUps: readonly PublishedFollowUp[];
  readonly sequence: number;
}

const EMPTY_STATE = {
  history: [],
  asOf: Number.NEGATIVE_INFINITY,
  ruleSet: 0,
  classes: perDimension(() => ({ inForce: null, since: 0, waiting: null, suppressed: 0 })),
  alert: { level: 'low', announced: false, raisedAt: null },
  plan: null,
  followUps: [],
  sequence: 0,
} as const satisfies Omit<CustomerState, 'phase'>;

/** A customer without events. */
export function emptyStateOf(phase: number): CustomerState {
  return { ...EMPTY_STATE, phase };
}
