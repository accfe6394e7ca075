import type { CauseKind } from '../outputs/output.ts';
import type { EpochMs } from '../time/time-units.ts';

/** What made a step: an event (its kind and id), silence or the passing of a rule set (`eventId` null). */
export interface StepCause {
  readonly kind: CauseKind;
  readonly eventId: string | null;
}

/** A worse class that has to hold for the dwell before it takes effect. */
export interface Waiting {
  readonly class: string;
  /** When it began to hold. */
  readonly since: EpochMs;
  /** What it began with; the change will name it. */
  readonly cause: StepCause;
}

/** A customer's class in one dimension. */
export interface ClassAssignment {
  /** The class in force; null where the dimension has none for the customer. */
  readonly class: string | null;
  /** When the class in force began to hold; 0 while there has never been one. */
  readonly since: EpochMs;
  readonly waiting: Waiting | null;
  /** How many moves began to wait and never took effect. */
  readonly suppressed: number;
}
