import type { View } from '../state/view.ts';
import type { EpochMs } from '../time/time-units.ts';

/** One way to classify customers. Add a file with one of these and a line in `list.ts`; nothing else changes. */
export interface Dimension {
  /** As in `changes[].dimension`. */
  readonly name: string;
  /** All classes there are. Packed states name a class by its place here: append, never reorder. */
  readonly classes: readonly string[];
  /** The raw class at the view's instant; null where the dimension has no class for the customer. Depends on the view alone. */
  readonly classify: (view: View) => string | null;
  /**
   * Whether a limit for leaving that differs from the one for entering keeps the customer in the class in force, although
   * the raw class is another. Anti-flap like a dwell, and like it no part of the raw class: that depends on the facts alone.
   */
  readonly isHeld?: (view: View, inForce: string) => boolean;
  /**
   * The first instant after the view's at which the raw class, or whether it is held, may change without an event; `NEVER`
   * when it cannot. Too early costs time, too late is wrong. An instant at or after `bound` is not looked at: any later one will do.
   */
  readonly nextChange: (view: View, bound: EpochMs) => EpochMs;
}
