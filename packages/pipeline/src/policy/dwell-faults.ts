import { dimensions, OTHERS, type Policy } from '@tidemark/core';

/** What is wrong with a dwell, and where below `dwell`. */
export interface DwellFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * Holds dwells against the dimensions and classes there are: one that is mistyped would never hold anybody back.
 *
 * @param rfm undefined where it cannot be used itself: then its classes are not known
 */
export function dwellFaults(dwell: Policy['dwell'], rfm: Policy['rfm'] | undefined): readonly DwellFault[] {
  return Object.entries(dwell).flatMap(([name, { ranks }]) => {
    const dimension = dimensions.find((each) => each.name === name);
    if (dimension === undefined) {
      const names = dimensions.map((each) => each.name).join(', ');
      return [{ path: [name], message: `there is no dimension "${name}": they are ${names}` }];
    }
    const classes = name === 'rfm' ? rfm && rfmClasses(rfm) : dimension.classes;
    if (classes === undefined) return [];
    return Object.keys(ranks)
      .filter((ranked) => !classes.includes(ranked))
      .map((ranked) => ({
        path: [name, 'ranks', ranked],
        message: `"${ranked}" is no class of ${name}: they are ${classes.join(', ')}`,
      }));
  });
}

function rfmClasses({ segments }: Policy['rfm']): readonly string[] {
  const { classes } = dimensions.find((each) => each.name === 'rfm')!;
  if (segments.by === 'grid') return classes;
  return ['inactive', ...segments.list.map(({ name }) => name), OTHERS];
}
