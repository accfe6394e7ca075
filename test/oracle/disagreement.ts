import { isDeepStrictEqual } from 'node:util';
import {
  advance,
  apply,
  type ClassInForce,
  classesOf,
  decodeState,
  type EpochMs,
  emptyState,
  encodeState,
  nextDue,
  type Output,
  type Rulers,
  type State,
} from '@tidemark/core';
import type { LogStep } from './oracle.ts';
import type { PlacedStep } from './placed-step.ts';

/** Outputs, a due, or how the customer stands in each dimension. */
type Told = readonly (Output | ClassInForce)[] | EpochMs | null;

/** The first record at which core and oracle say something else. */
export interface Disagreement {
  /** Everything up to and including that record: a whole test case. */
  readonly rulers: Rulers;
  readonly steps: readonly LogStep[];
  readonly about: 'outputs' | 'due' | 'standings';
  readonly expectedByOracle: Told;
  readonly saidByCore: Told;
}

function knownAfter(rulers: Rulers, step: LogStep): Rulers {
  return step.kind === 'ruler' ? { ...rulers, list: [...rulers.list, step.ruler] } : rulers;
}

function takeInCore(
  state: State,
  step: LogStep,
  rulers: Rulers,
): { state: State; outputs: readonly Output[] } {
  switch (step.kind) {
    case 'event':
      return apply(state, step.event, rulers);
    case 'tick':
      return advance(state, step.at, rulers);
    case 'ruler':
      return { state, outputs: [] };
    default:
      return step satisfies never;
  }
}

/** Packed and unpacked, as between two touches of a customer in the store. */
function stored(state: State): State {
  return decodeState(encodeState(state));
}

/** Plays placed steps on core and holds outputs, standings, and the due before each, against the oracle's. */
export function disagreementOn(rulers: Rulers, placed: readonly PlacedStep[]): Disagreement | null {
  let known = rulers;
  let state = emptyState();
  for (const [index, { step, expected, standing, due }] of placed.entries()) {
    const steps = placed.slice(0, index + 1).map((taken) => taken.step);
    const dueInCore = nextDue(state, known);
    if (dueInCore !== due)
      return { rulers, steps, about: 'due', expectedByOracle: due ?? null, saidByCore: dueInCore ?? null };
    known = knownAfter(known, step);
    const taken = takeInCore(state, step, known);
    if (!isDeepStrictEqual(taken.outputs, expected))
      return { rulers, steps, about: 'outputs', expectedByOracle: expected, saidByCore: taken.outputs };
    state = stored(taken.state);
    const standings = classesOf(state);
    if (!isDeepStrictEqual(standings, standing))
      return { rulers, steps, about: 'standings', expectedByOracle: standing, saidByCore: standings };
  }
  return null;
}
