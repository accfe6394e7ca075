import type { Dimension } from '../dimensions/dimension.ts';
import type { Signal } from '../signals/signal.ts';

/** What a fold runs with. */
export interface FoldLists {
  /** In the order of `changes` and of packed states; the first six are those that a profile shows. Names differ. */
  readonly dimensions: readonly Dimension[];
  /** In the order of an alert's `signals`. Names differ. */
  readonly signals: readonly Signal[];
}
