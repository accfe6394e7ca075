import type { EpochMs } from '../time-units.ts';
import type { View } from '../view.ts';

/** One way to classify customers. Add a file with one of these and a line in the list; nothing else changes. */
export interface Dimension {
  /** As in `changes[].dimension`. */
  readonly name: string;
  /** All classes there are. Packed states name a class by its place here: append, never reorder. */
  readonly classes: readonly string[];
  /** The raw class at the view's instant; null where the dimension has nothing to say of the customer. */
  readonly classify: (view: View) => string | null;
  /**
   * The first instant after the view's at which the raw class may change without an event; `NEVER` when it cannot.
   * Too early costs time, too late is wrong.
   */
  readonly nextChange: (view: View) => EpochMs;
}
