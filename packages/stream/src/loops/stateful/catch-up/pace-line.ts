import { type Folding, type FoldingLine, lookAtFolding, recordsLeft } from './folding.ts';
import { type Look, type Rate, rateOver, withLook } from './rate-over.ts';

const FIRST_LINE_MS = 1_000;
const LINE_MS = 5_000;

/** How far all partitions of the process are that catch up, and each of them. */
export interface PaceLine extends Rate {
  readonly remainingRecords: number;
  readonly partitions: readonly FoldingLine[];
}

/**
 * When the next line is due, and its contents. The pace of all counts those that are done, too, for what they leave free
 * the others take.
 */
export function createPaceLine() {
  let records = 0;
  let events = 0;
  let looks: readonly Look[] = [];
  let lastLineAt = 0;
  let waitMs = FIRST_LINE_MS;
  return {
    /** The first partition of several begins. */
    restart: (now: number) => {
      records = 0;
      events = 0;
      looks = [{ at: now, records, events }];
      lastLineAt = now;
      waitMs = FIRST_LINE_MS;
    },
    /** One of them went on by so many. */
    note: (moreRecords: number, moreEvents: number) => {
      records += moreRecords;
      events += moreEvents;
    },
    /** The line, when it is due at `now`; also when the wall clock was put back, or it would be silent for as long. */
    lineAt: (now: number, ongoing: readonly Folding[]): PaceLine | undefined => {
      if (now >= lastLineAt && now < lastLineAt + waitMs) return undefined;
      lastLineAt = now;
      waitMs = LINE_MS;
      looks = withLook(looks, { at: now, records, events });
      const remainingRecords = ongoing.reduce((sum, each) => sum + recordsLeft(each), 0);
      const rate = rateOver(looks, remainingRecords);
      return { remainingRecords, ...rate, partitions: ongoing.map((each) => lookAtFolding(each, now)) };
    },
  };
}
