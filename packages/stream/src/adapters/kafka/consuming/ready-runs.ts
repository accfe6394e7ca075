import type { LogRecord } from '../../../ports/log.ts';

/** What may lie ready for a slow reader before no more is fetched. */
const FULL_ABOVE_BYTES = 1024 * 1024;
/** What a record costs in memory beside its value: a million records without one would fill it, too. */
const RECORD_BYTES = 100;

/** Runs that are fetched and not yet taken. */
export interface ReadyRuns {
  push(run: readonly LogRecord[]): void;
  /**
   * All that lies ready, as one run; empty when there is nothing. Handed out fetch by fetch, a reader that is behind would
   * pay for a transaction per fetch while they pile up; so its batches grow until it keeps up.
   */
  takeAll(): readonly LogRecord[];
  clear(): void;
  isFull(): boolean;
}

export function createReadyRuns(): ReadyRuns {
  let runs: (readonly LogRecord[])[] = [];
  let bytes = 0;

  return {
    push(records) {
      runs.push(records);
      for (const record of records) bytes += sizeOf(record);
    },
    takeAll() {
      const taken = runs;
      runs = [];
      bytes = 0;
      return taken.length === 1 ? taken[0]! : taken.flat();
    },
    clear() {
      runs = [];
      bytes = 0;
    },
    isFull: () => bytes > FULL_ABOVE_BYTES,
  };
}

function sizeOf({ key, value, headers }: LogRecord): number {
  let bytes = RECORD_BYTES + (key?.length ?? 0) + (value?.length ?? 0);
  for (const name in headers) bytes += RECORD_BYTES + name.length + headers[name]!.length;
  return bytes;
}
