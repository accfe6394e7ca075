import { dimensions } from '../dimensions/list.ts';
import type { ClassAssignment } from '../state/class-assignment.ts';
import type { State } from '../state/state.ts';

/** A customer's standing in one dimension, by name. */
export interface ClassInForce extends ClassAssignment {
  readonly dimension: string;
}

/** The class in force in every dimension, with what waits to take its place. */
export function classesOf(state: State): readonly ClassInForce[] {
  return dimensions.map(({ name }, index) => ({ dimension: name, ...state.assignments[index]! }));
}
