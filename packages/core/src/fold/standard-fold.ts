import { dimensions } from '../dimensions/list.ts';
import { signals } from '../signals/list.ts';
import { createFold } from './create-fold.ts';
import type { Fold } from './fold.ts';

/** The fold with all dimensions and signals of the package's lists. */
export const standardFold: Fold = createFold({ dimensions, signals });

export const {
  emptyState,
  apply,
  advance,
  applyIndexed,
  advanceIndexed,
  nextDue,
  indexDue,
  upcoming,
  profileAt,
  classesOf,
  encodeState,
  decodeState,
} = standardFold;
