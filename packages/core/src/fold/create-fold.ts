import { decodeState } from '../codec/decode-state.ts';
import { encodeState } from '../codec/encode-state.ts';
import { emptyState } from '../state/empty-state.ts';
import { phaseOf } from '../state/phase-of.ts';
import { advance } from './advance.ts';
import { advanceIndexed } from './advance-indexed.ts';
import { apply } from './apply.ts';
import { applyIndexed } from './apply-indexed.ts';
import { classesOf } from './classes-of.ts';
import type { Fold } from './fold.ts';
import type { FoldLists } from './fold-lists.ts';
import { indexDue } from './index-due.ts';
import { nextDue } from './next-due.ts';
import { profileAt } from './profile-at.ts';
import { requireProfileDimensions } from './profile-of.ts';
import { rawClassAt } from './raw-class-at.ts';
import { upcoming } from './upcoming.ts';

/**
 * The fold that runs with the given dimensions and signals. A state belongs to the dimensions it was made with: it is
 * packed and unpacked by a fold of the same list.
 *
 * @throws RangeError when the dimensions do not begin with those that a profile shows, or when two dimensions, or two signals,
 * have one name
 * @example createFold({ dimensions: [...dimensions, loyalty], signals })
 */
export function createFold(lists: FoldLists): Fold {
  requireProfileDimensions(lists.dimensions);
  refuseSameNames(lists.dimensions);
  refuseSameNames(lists.signals);
  return {
    ...lists,
    emptyState: (customerId) => emptyState(lists.dimensions.length, phaseOf(customerId)),
    apply: (state, event, rules) => apply(state, event, rules, lists),
    advance: (state, now, rules) => advance(state, now, rules, lists),
    applyIndexed: (state, event, rules) => applyIndexed(state, event, rules, lists),
    advanceIndexed: (state, now, rules, cause) => advanceIndexed(state, now, rules, cause, lists),
    nextDue: (state, rules) => nextDue(state, rules, lists),
    indexDue: (state, rules, cause) => indexDue(state, rules, cause, lists),
    upcoming: (state, rules, limit) => upcoming(state, rules, limit, lists),
    profileAt: (state, at, rules) => profileAt(state, at, rules, lists),
    classesOf: (state) => classesOf(state, lists),
    rawClassAt: (state, at, rules, dimension) => rawClassAt(state, at, rules, dimension, lists),
    encodeState: (state) => encodeState(state, lists.dimensions),
    decodeState: (bytes) => decodeState(bytes, lists.dimensions),
  };
}

function refuseSameNames(entries: readonly { readonly name: string }[]): void {
  const names = entries.map(({ name }) => name);
  const taken = names.find((name, index) => names.indexOf(name) !== index);
  if (taken !== undefined)
    throw new RangeError(`Cannot make a fold with two entries named "${taken}" in one list`);
}
