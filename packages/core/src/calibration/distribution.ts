/** Values, ascending and all different, and how many customers have each. */
export interface Distribution {
  readonly values: readonly number[];
  readonly counts: readonly number[];
  /** Sum of the counts. */
  readonly total: number;
}

/** The distribution of values in any order, one for each customer. */
export function distributionOf(values: ArrayLike<number>): Distribution {
  const sorted = Float64Array.from(values).sort();
  const entries: [value: number, count: number][] = [];
  for (const value of sorted) {
    const last = entries.at(-1);
    if (last !== undefined && last[0] === value) last[1] += 1;
    else entries.push([value, 1]);
  }
  return distributionOfCounts(entries);
}

/** The distribution of counted values, each once and in any order. Counts of 0 are left out. */
export function distributionOfCounts(
  counted: Iterable<readonly [value: number, count: number]>,
): Distribution {
  const entries = [...counted].filter(([, count]) => count > 0).sort(([left], [right]) => left - right);
  return {
    values: entries.map(([value]) => value),
    counts: entries.map(([, count]) => count),
    total: entries.reduce((sum, [, count]) => sum + count, 0),
  };
}
