import type { EpochMs } from '@tidemark/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type LogStep, oracle } from '../fold/oracle.ts';
import { arbitraryCase } from '../generators/arbitrary-case.ts';

const instantOf = (step: LogStep): EpochMs => (step.kind === 'event' ? step.event.at : 0);

/** Drops every tick that stands before an event at or before that tick's instant. */
function withoutForeignTicks(steps: readonly LogStep[]): readonly LogStep[] {
  return steps.filter(
    (step, index) =>
      step.kind !== 'tick' ||
      steps.slice(index + 1).every((later) => instantOf(later) > step.at || later.kind !== 'event'),
  );
}

test('outputs do not depend on when or how often ticks come, where none runs ahead of an event', () => {
  const property = fc.property(arbitraryCase, ({ customerId, rules, placed }) => {
    const known = placed.map(({ step }) => step).filter((step) => step.kind !== 'rules');
    const ticked = withoutForeignTicks(known);
    const until = Math.max(...known.map((step) => (step.kind === 'tick' ? step.at : instantOf(step))));

    const { outputs } = oracle(ticked, rules, until, customerId);

    const unticked = ticked.filter((step) => step.kind === 'event');
    expect(oracle(unticked, rules, until, customerId).outputs).toEqual(outputs);
  });
  fc.assert(property, { numRuns: 300 });
});
