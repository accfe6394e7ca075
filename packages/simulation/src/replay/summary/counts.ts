/** Counts by name, in the order of the names. */
export type Counts = Readonly<Record<string, number>>;

/** Counts by one name, then by another, each in the order of the names. */
export type CountTable = Readonly<Record<string, Counts>>;

/** Counts that are being added up. */
export interface OpenCounts {
  add(name: string): void;
  byName(): Counts;
}

export function openCounts(): OpenCounts {
  const counts = new Map<string, number>();
  return {
    add: (name) => {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    },
    byName: () => Object.fromEntries([...counts].sort(byName)),
  };
}

/** A table of counts that is being added up. */
export interface OpenCountTable {
  add(row: string, column: string): void;
  table(): CountTable;
}

export function openCountTable(): OpenCountTable {
  const rows = new Map<string, OpenCounts>();
  return {
    add(row, column) {
      const known = rows.get(row);
      const counts = known ?? openCounts();
      if (known === undefined) rows.set(row, counts);
      counts.add(column);
    },
    table: () =>
      Object.fromEntries([...rows].sort(byName).map(([name, counts]) => [name, counts.byName()] as const)),
  };
}

/** For entries by their key. */
export function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}

/** The sum of all counts. */
export function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
