import fc from 'fast-check';
import { arbitraryCase } from '../generators/arbitrary-case.ts';
import { describeDisagreement } from './describe-disagreement.ts';
import { disagreementOn } from './disagreement.ts';

/** How many customers to play, and the seed that makes them; without a seed fast-check draws one. */
export interface Differential {
  readonly numRuns: number;
  readonly seed?: number;
  /** Where in the seed's customers to begin; a failure names it. */
  readonly path?: string;
}

/** Plays random customers on core and oracle; throws with seed, path and the shrunk customer when they disagree. */
export function playDifferential(wanted: Differential): void {
  const property = fc.property(arbitraryCase, (drawn) => disagreementOn(drawn) === null);
  const run = fc.check(property, { ...wanted });
  if (!run.failed) return;
  const where = `seed ${run.seed}, path ${run.counterexamplePath}`;
  const [shrunk] = run.counterexample ?? [];
  const found = shrunk && disagreementOn(shrunk);
  if (!found) throw new Error(`Core or oracle throws (${where})`, { cause: run.errorInstance });
  throw new Error(`Core and oracle disagree (${where})\n${describeDisagreement(found)}`);
}
