import { dimensions, type Policy } from '@tidemark/core';
import { knownClasses } from '../classes/known-classes.ts';
import type { PolicyFault } from '../shared/policy-fault.ts';

/**
 * Holds dwells against the dimensions and classes there are: one that is mistyped would never hold anybody back.
 *
 * @param dwell as it was written: what else is wrong with one hides nothing of its ranks
 * @param rfm undefined where it cannot be used itself: then its classes are not known
 * @returns paths below `dwell`
 */
export function dwellFaults(dwell: unknown, rfm: Policy['rfm'] | undefined): readonly PolicyFault[] {
  const rfms = rfm === undefined ? [] : [rfm];
  return rankedClasses(dwell).flatMap(([dimension, classes]) =>
    classFaults(dimension, classes, rfms).map(({ path: [name, ...rest], message }) => ({
      path: rest.length === 0 ? [name!] : [name!, 'ranks', ...rest],
      message,
    })),
  );
}

/** By dimension, the classes that are given a rank. */
function rankedClasses(
  dwell: unknown,
): readonly (readonly [dimension: string, classes: readonly string[]])[] {
  const rules = Object.entries(Object(dwell) as Readonly<Record<string, unknown>>);
  return rules.map(([dimension, rule]) => {
    const { ranks } = Object(rule) as { readonly ranks?: unknown };
    return [dimension, Object.keys(Object(ranks) as object)] as const;
  });
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
  return Object.entries(labels).flatMap(([dimension, byClass]) =>
    classFaults(dimension, Object.keys(byClass), rfms),
  );
}

/** What of a dimension and classes of it does not exist. */
function classFaults(
  dimension: string,
  named: readonly string[],
  rfms: readonly Policy['rfm'][],
): readonly PolicyFault[] {
  const classes = knownClasses(dimension, rfms);
  if (classes === undefined) {
    const names = dimensions.map(({ name }) => name).join(', ');
    const message = `there is no dimension "${dimension}": they are ${names}`;
    return [{ path: [dimension], message }];
  }
  if (classes.length === 0) return [];
  return named
    .filter((name) => !classes.includes(name))
    .map((name) => ({
      path: [dimension, name],
      message: `"${name}" is no class of ${dimension}: they are ${classes.join(', ')}`,
    }));
}
