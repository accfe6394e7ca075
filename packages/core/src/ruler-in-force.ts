import { CoreError } from './core-error.ts';
import type { Ruler, Rulers } from './rulers.ts';
import type { State } from './state.ts';
import type { EpochMs } from './time-units.ts';

/**
 * The ruler a customer stands under, found by its `effectiveAt` (strictly ascending in the list, so it names one).
 * For a customer without events: the first, until an event says which.
 *
 * @throws CoreError `ruler-unknown` when the list was cut before every customer had passed on
 */
export function rulerInForce(state: State, { list }: Rulers): Ruler {
  if (state.asOf === null) return list[0]!;
  const newest = list.at(-1)!;
  if (newest.effectiveAt === state.rulerAt) return newest;
  const ruler = list.find(({ effectiveAt }) => effectiveAt === state.rulerAt);
  if (ruler === undefined) {
    throw new CoreError(
      'ruler-unknown',
      `Cannot fold under the ruler of ${state.rulerAt}: not in the list of rulers`,
    );
  }
  return ruler;
}

/** The ruler under which a customer begins whose first event lies at `at`: the last one effective by then. */
export function rulerAtBirth(at: EpochMs, list: readonly Ruler[]): Ruler {
  return list.findLast(({ effectiveAt }) => effectiveAt <= at) ?? list[0]!;
}

/** The ruler that is passed next, or undefined. */
export function nextRuler(list: readonly Ruler[], inForce: Ruler): Ruler | undefined {
  if (list.at(-1) === inForce) return undefined;
  return list.find(({ effectiveAt }) => effectiveAt > inForce.effectiveAt);
}
