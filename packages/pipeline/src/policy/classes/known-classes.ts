import { dimensions, OTHERS, type Policy } from '@tidemark/core';

/**
 * The classes of a dimension.
 *
 * @param rfms the classes of rfm are what any of them has
 * @returns undefined for what is no dimension
 */
export function knownClasses(
  dimension: string,
  rfms: readonly Policy['rfm'][],
): readonly string[] | undefined {
  if (dimension === 'rfm') return [...new Set(rfms.flatMap(rfmClasses))];
  return dimensions.find(({ name }) => name === dimension)?.classes;
}

function rfmClasses({ segments }: Policy['rfm']): readonly string[] {
  if (segments.by === 'grid') return dimensions.find(({ name }) => name === 'rfm')!.classes;
  return ['inactive', ...segments.list.map(({ name }) => name), OTHERS];
}
