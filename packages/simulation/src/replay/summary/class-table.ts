/** Counts by dimension, then by one class, then by another: from and to, or the classes under two sets of rules. */
export type ClassTable = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;

/** A table that is being filled. */
export interface ClassCounts {
  add(dimension: string, first: string, second: string): void;
  /** Dimensions in the order in which they came, classes by name. */
  table(): ClassTable;
}

export function openClassCounts(): ClassCounts {
  const dimensions = new Map<string, Map<string, Map<string, number>>>();
  return {
    add(dimension, first, second) {
      const rows = inner(dimensions, dimension);
      const row = inner(rows, first);
      row.set(second, (row.get(second) ?? 0) + 1);
    },
    table: () =>
      Object.fromEntries(
        [...dimensions].map(([dimension, rows]) => [dimension, sorted(rows, (row) => sorted(row, same))]),
      ),
  };
}

function inner<T>(outer: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const known = outer.get(name);
  if (known !== undefined) return known;
  const fresh = new Map<string, T>();
  outer.set(name, fresh);
  return fresh;
}

function sorted<T, R>(entries: ReadonlyMap<string, T>, seen: (value: T) => R): Readonly<Record<string, R>> {
  const byName = [...entries].sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(byName.map(([name, value]) => [name, seen(value)]));
}

function same(count: number): number {
  return count;
}
