import type { Tally } from './tally.ts';

const DAYS = 30;

/** Remembers each day's segments, to show what has changed within the last thirty. */
export interface TableHistory {
  /** Called once a day, after the day's outputs are noted in the tally. */
  note(): void;
  /** The count thirty days ago; at the beginning, none. */
  earlier(): ReadonlyMap<string, number>;
}

export function openTableHistory(tally: Tally): TableHistory {
  const days: ReadonlyMap<string, number>[] = [new Map()];
  return {
    note() {
      days.push(tally.count('rfm'));
      if (days.length > DAYS + 1) days.shift();
    },
    earlier: () => days[0]!,
  };
}
