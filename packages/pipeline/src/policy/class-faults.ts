import { dimensions, type Policy } from '@tidemark/core';
import { knownClasses } from './known-classes.ts';
import type { PolicyFault } from './policy-fault.ts';

type ByClass = Readonly<Record<string, unknown>>;

/**
 * Holds dwells against the dimensions and classes there are: one that is mistyped would never hold anybody back.
 *
 * @param rfm undefined where it cannot be used itself: then its classes are not known
 * @returns paths below `dwell`
 */
export function dwellFaults(dwell: Policy['dwell'], rfm: Policy['rfm'] | undefined): readonly PolicyFault[] {
  const rfms = rfm === undefined ? [] : [rfm];
  return Object.entries(dwell).flatMap(([dimension, { ranks }]) =>
    classFaults(dimension, ranks, rfms).map(({ path: [name, ...rest], message }) => ({
      path: rest.length === 0 ? [name!] : [name!, 'ranks', ...rest],
      message,
    })),
  );
}

/**
 * Holds names for people against the dimensions and classes there are: one that is mistyped would never be read.
 *
 * @param rfms all that any customer may be under; none where they are not known
 * @returns paths below `labels`
 */
export function labelFaults(
  labels: Policy['labels'],
  rfms: readonly Policy['rfm'][],
): readonly PolicyFault[] {
  return Object.entries(labels).flatMap(([dimension, byClass]) => classFaults(dimension, byClass, rfms));
}

/** What of a dimension and classes of it does not exist. */
function classFaults(
  dimension: string,
  byClass: ByClass,
  rfms: readonly Policy['rfm'][],
): readonly PolicyFault[] {
  const classes = knownClasses(dimension, rfms);
  if (classes === undefined) {
    const names = dimensions.map(({ name }) => name).join(', ');
    const message = `there is no dimension "${dimension}": they are ${names}`;
    return [{ path: [dimension], message }];
  }
  if (classes.length === 0) return [];
  return Object.keys(byClass)
    .filter((named) => !classes.includes(named))
    .map((named) => ({
      path: [dimension, named],
      message: `"${named}" is no class of ${dimension}: they are ${classes.join(', ')}`,
    }));
}
