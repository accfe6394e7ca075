import { isHistogramCounter } from '../histograms/histogram-names.ts';

/** A partition's counters as its owner holds them. A counter is a prefix and a key: `rfm:champions`, `#f:3`. */
export interface PartitionCounters {
  add(prefix: string, key: string | number, delta: number): void;
  /**
   * Every counter that was added to since they were last taken, as it stands: also those that end where they began, for the
   * store mends by a later write what it kept of half a one.
   */
  take(): readonly (readonly [name: string, count: number])[];
}

interface Counter {
  readonly name: string;
  count: number;
  isTouched: boolean;
}

/** Opens the counters over what the store holds. A counter is named when it is met first: a name costs more than all that is added to it. */
export function openPartitionCounters(stored: ReadonlyMap<string, number>): PartitionCounters {
  const byPrefix = new Map<string, Map<string | number, Counter>>();
  let touched: Counter[] = [];
  const counterOf = (prefix: string, key: string | number): Counter => {
    let counters = byPrefix.get(prefix);
    if (counters === undefined) {
      counters = new Map();
      byPrefix.set(prefix, counters);
    }
    let counter = counters.get(key);
    if (counter === undefined) {
      counter = { name: `${prefix}:${key}`, count: 0, isTouched: false };
      counters.set(key, counter);
    }
    return counter;
  };
  for (const [name, count] of stored) {
    const cut = name.indexOf(':');
    const key = name.slice(cut + 1);
    counterOf(name.slice(0, cut), isHistogramCounter(name) ? Number(key) : key).count = count;
  }
  return {
    add(prefix, key, delta) {
      const counter = counterOf(prefix, key);
      counter.count += delta;
      if (counter.isTouched) return;
      counter.isTouched = true;
      touched.push(counter);
    },
    take() {
      const taken = touched;
      touched = [];
      return taken.map((counter) => {
        counter.isTouched = false;
        return [counter.name, counter.count] as const;
      });
    },
  };
}
