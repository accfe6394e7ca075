import type { ClassAssignment } from '../state/class-assignment.ts';
import type { State } from '../state/state.ts';
import type { FoldLists } from './fold-lists.ts';

/** A customer's class in one dimension, by the dimension's name. */
export interface ClassInForce extends ClassAssignment {
  readonly dimension: string;
}

/** `Fold.classesOf` with the lists as an argument. */
export function classesOf(state: State, { dimensions }: FoldLists): readonly ClassInForce[] {
  return dimensions.map(({ name }, index) => ({ dimension: name, ...state.assignments[index]! }));
}
