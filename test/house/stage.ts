import type { FileTime } from './slowest-files.ts';
import type { Print } from './take-turns.ts';
import { NO_TESTS, type TestCounts } from './test-counts.ts';

/** One part of `pnpm test`. */
export interface Stage {
  readonly name: string;
  /** The stages of one lane run one after the other, and lanes side by side. */
  readonly lane: string;
  /** Runs it in the project's folder; prints what it finds. */
  readonly run: (root: string, print: Print) => Promise<StageResult>;
  /** Nothing that has not begun makes sense when it fails. */
  readonly isRequired?: boolean;
}

/** How a stage ended. */
export interface StageResult {
  readonly isOk: boolean;
  readonly counts: TestCounts;
  /** How long each of its test files took. */
  readonly files: readonly FileTime[];
}

/** The result of a stage that runs no tests. */
export function checked(isOk: boolean): StageResult {
  return { isOk, counts: NO_TESTS, files: [] };
}
