/**
 * At most `limit` of the items, as far from each other as their number allows; all of them when there are no more.
 *
 * @param limit 0 or more
 * @example evenlySpaced(['a', 'b', 'c', 'd', 'e'], 2) // ['a', 'c']
 */
export function evenlySpaced<Item>(items: readonly Item[], limit: number): readonly Item[] {
  if (items.length <= limit) return items;
  return Array.from({ length: limit }, (_, at) => items[Math.floor((at * items.length) / limit)]!);
}
