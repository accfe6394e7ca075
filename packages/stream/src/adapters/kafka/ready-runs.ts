import type { LogRecord } from '../../ports/log.ts';

/** What may lie ready for a slow reader before no more is fetched, and when fetching goes on. */
const FULL_ABOVE_BYTES = 1024 * 1024;
const LOW_BELOW_BYTES = 512 * 1024;

/** Runs that are fetched and not yet taken. */
export interface ReadyRuns {
  push(run: readonly LogRecord[]): void;
  /** The oldest run; empty when there is none. */
  shift(): readonly LogRecord[];
  clear(): void;
  isFull(): boolean;
  isLow(): boolean;
}

export function createReadyRuns(): ReadyRuns {
  let runs: { readonly records: readonly LogRecord[]; readonly bytes: number }[] = [];
  let bytes = 0;

  return {
    push(records) {
      const size = records.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
      runs.push({ records, bytes: size });
      bytes += size;
    },
    shift() {
      const run = runs.shift();
      bytes -= run?.bytes ?? 0;
      return run?.records ?? [];
    },
    clear() {
      runs = [];
      bytes = 0;
    },
    isFull: () => bytes > FULL_ABOVE_BYTES,
    isLow: () => bytes < LOW_BELOW_BYTES,
  };
}
