import type { Parameters } from 'fast-check';

/** How often, and from which seed; without a seed each run takes another, and a failing one prints it. */
export type FuzzRun = Pick<Parameters<unknown>, 'numRuns' | 'seed'>;

/** Something that must hold for whatever comes in. */
export interface FuzzProperty {
  readonly name: string;
  /** Throws with seed and counterexample when it does not hold. */
  readonly check: (run: FuzzRun) => Promise<void> | void;
}
