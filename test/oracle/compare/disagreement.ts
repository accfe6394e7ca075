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
  type Rules,
  type State,
} from '@tidemark/core';
import type { LogStep } from '../fold/oracle.ts';
import type { Case } from '../generators/arbitrary-case.ts';

/** What is compared: outputs, a due, or the classes in force. */
type Compared = readonly (Output | ClassInForce)[] | EpochMs | null;

/** The first record at which core and oracle differ. */
export interface Disagreement {
  /** Everything up to and including that record: a whole test case. */
  readonly customerId: string;
  readonly rules: Rules;
  readonly steps: readonly LogStep[];
  readonly about: 'outputs' | 'due' | 'assignments';
  readonly expectedByOracle: Compared;
  readonly publishedByCore: Compared;
}

function knownAfter(rules: Rules, step: LogStep): Rules {
  return step.kind === 'rules' ? { ...rules, list: [...rules.list, step.ruleSet] } : rules;
}

function takeInCore(state: State, step: LogStep, rules: Rules): { state: State; outputs: readonly Output[] } {
  switch (step.kind) {
    case 'event':
      return apply(state, step.event, rules);
    case 'tick':
      return advance(state, step.at, rules);
    case 'rules':
      return { state, outputs: [] };
    default:
      return step satisfies never;
  }
}

/** Packed and unpacked, as between two updates of a customer in the store. */
function stored(state: State): State {
  return decodeState(encodeState(state));
}

/** Plays placed steps on core and holds outputs, classes, and the due before each, against the oracle's. */
export function disagreementOn({ customerId, rules, placed }: Case): Disagreement | null {
  let known = rules;
  let state = emptyState(customerId);
  for (const [index, { step, expected, assignments: expectedAssignments, due }] of placed.entries()) {
    const steps = placed.slice(0, index + 1).map((taken) => taken.step);
    const dueInCore = nextDue(state, known);
    if (dueInCore !== due)
      return {
        customerId,
        rules,
        steps,
        about: 'due',
        expectedByOracle: due ?? null,
        publishedByCore: dueInCore ?? null,
      };
    known = knownAfter(known, step);
    const taken = takeInCore(state, step, known);
    if (!isDeepStrictEqual(taken.outputs, expected))
      return {
        customerId,
        rules,
        steps,
        about: 'outputs',
        expectedByOracle: expected,
        publishedByCore: taken.outputs,
      };
    state = stored(taken.state);
    const assignments = classesOf(state);
    if (!isDeepStrictEqual(assignments, expectedAssignments))
      return {
        customerId,
        rules,
        steps,
        about: 'assignments',
        expectedByOracle: expectedAssignments,
        publishedByCore: assignments,
      };
  }
  return null;
}
