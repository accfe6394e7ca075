import { isDeepStrictEqual } from 'node:util';
import { advance, apply, type EpochMs, emptyState, nextDue, type Output, type Rulers } from '@tidemark/core';
import type { LogStep } from './oracle.ts';
import type { PlacedStep } from './place-moves.ts';

/** The first record at which core and oracle say something else. */
export interface Disagreement {
  /** Everything up to and including that record: a whole test case. */
  readonly rulers: Rulers;
  readonly steps: readonly LogStep[];
  readonly about: 'outputs' | 'due';
  readonly expectedByOracle: readonly Output[] | EpochMs | null;
  readonly saidByCore: readonly Output[] | EpochMs | null;
}

function knownAfter(rulers: Rulers, step: LogStep): Rulers {
  return step.kind === 'ruler' ? { ...rulers, list: [...rulers.list, step.ruler] } : rulers;
}

type CoreState = ReturnType<typeof emptyState>;

function takeInCore(
  state: CoreState,
  step: LogStep,
  rulers: Rulers,
): { state: CoreState; outputs: readonly Output[] } {
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

/** Plays placed steps on core and holds outputs, and dues where they were reckoned, against the oracle's. */
export function disagreementOn(rulers: Rulers, placed: readonly PlacedStep[]): Disagreement | null {
  let known = rulers;
  let state = emptyState();
  for (const [index, { step, expected, due }] of placed.entries()) {
    const steps = placed.slice(0, index + 1).map((taken) => taken.step);
    const dueInCore = due === null ? undefined : nextDue(state, known);
    if (due !== null && dueInCore !== due.at)
      return { rulers, steps, about: 'due', expectedByOracle: due.at ?? null, saidByCore: dueInCore ?? null };
    known = knownAfter(known, step);
    const taken = takeInCore(state, step, known);
    if (!isDeepStrictEqual(taken.outputs, expected))
      return { rulers, steps, about: 'outputs', expectedByOracle: expected, saidByCore: taken.outputs };
    state = taken.state;
  }
  return null;
}
