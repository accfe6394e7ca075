/** What a batch adds to the partition's counters. A counter is a prefix and a key: `rfm:champions`, `#f:3`. */
export interface DraftCounters {
  add(prefix: string, key: string | number, delta: number): void;
  /** Every counter that was ever added to, also those that end where they began. */
  entries(): readonly (readonly [name: string, delta: number])[];
}

/** Counters are named when the batch is over: a name costs more than all that is added to it. */
export function openDraftCounters(): DraftCounters {
  const byPrefix = new Map<string, Map<string | number, number>>();
  return {
    add(prefix, key, delta) {
      let counts = byPrefix.get(prefix);
      if (counts === undefined) {
        counts = new Map();
        byPrefix.set(prefix, counts);
      }
      counts.set(key, (counts.get(key) ?? 0) + delta);
    },
    entries: () =>
      [...byPrefix].flatMap(([prefix, counts]) =>
        [...counts].map(([key, delta]) => [`${prefix}:${key}`, delta] as const),
      ),
  };
}
