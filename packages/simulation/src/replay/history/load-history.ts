import { stat } from 'node:fs/promises';
import type { EpochMs } from '@tidemark/core';
import type { Progress } from '@tidemark/operations';
import { type InputOptions, type LoadedInput, loadInput } from '../../input/load-input.ts';

/** Rows read between two looks at the progress bar. */
const ROWS_PER_UPDATE = 1_000;

/** An input file as it was read, and how long that took. */
export interface LoadedHistory extends LoadedInput {
  readonly readMs: number;
}

/** Reads an input file and shows how far it is. */
export async function loadHistory(
  options: InputOptions,
  progress: Progress,
  now: () => EpochMs,
): Promise<LoadedHistory> {
  const size = await stat(options.path).then(
    (found) => found.size,
    // Who reads the file says what is wrong with it.
    () => 0,
  );
  progress.begin('reading', size);
  const began = now();
  let rows = 0;
  const onBytes = (read: number) => {
    rows += 1;
    if (rows % ROWS_PER_UPDATE === 0) progress.reach(read);
  };
  try {
    return { ...(await loadInput({ ...options, onBytes })), readMs: now() - began };
  } finally {
    progress.end();
  }
}
