import { NO_TESTS, type TestCounts } from './test-counts.ts';

/** One part of `pnpm test`. */
export interface Stage {
  readonly name: string;
  readonly run: (root: string) => Promise<StageResult>;
  /** Nothing after it makes sense when it fails. */
  readonly isRequired?: boolean;
}

/** How a stage ended. */
export interface StageResult {
  readonly isOk: boolean;
  readonly counts: TestCounts;
}

/** The result of a stage that runs no tests. */
export function checked(isOk: boolean): StageResult {
  return { isOk, counts: NO_TESTS };
}
