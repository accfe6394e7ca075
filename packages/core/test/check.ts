import fc from 'fast-check';

const RUNS = 500;

/** Looks for a counterexample; a failure prints the seed and the path to it. */
export function check<Values extends [unknown, ...unknown[]]>(
  arbitraries: { [Index in keyof Values]: fc.Arbitrary<Values[Index]> },
  holds: (...values: Values) => void,
): void {
  fc.assert(fc.property(...arbitraries, holds), { numRuns: RUNS });
}
