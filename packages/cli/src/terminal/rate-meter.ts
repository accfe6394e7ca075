import { SECOND } from '@tidemark/core';

/** How far the meter looks back: long enough to be read, short enough to be of now. */
const WINDOW = 3 * SECOND;

/** Events per second of wall time over the last few seconds. */
export interface RateMeter {
  note(now: number, count: number): void;
  perSecond(): number;
}

export function openRateMeter(startedAt: number): RateMeter {
  let notes = [{ at: startedAt, count: 0 }];
  return {
    note(at, count) {
      const recent = notes.findLastIndex((each) => each.at <= at - WINDOW);
      notes = [...notes.slice(Math.max(0, recent)), { at, count }];
    },
    perSecond() {
      const elapsed = notes.at(-1)!.at - notes[0]!.at;
      const count = notes.slice(1).reduce((sum, each) => sum + each.count, 0);
      return elapsed === 0 ? 0 : (count * SECOND) / elapsed;
    },
  };
}
