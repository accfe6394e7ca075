import { DAY, type Rules } from '@tidemark/core';
import { expect } from 'vitest';
import { playCore } from '../compare/play-core.ts';
import { type LogStep, oracle } from '../fold/oracle.ts';
import { describeOutputs } from './describe-outputs.ts';
import { rulesOf } from './named-steps.ts';

/** The noon at which named customers begin. */
export const START = Date.UTC(2024, 0, 10, 12);

/** So many days after it, and some milliseconds. */
export const days = (count: number, ms = 0) => START + count * DAY + ms;

/** What core and oracle publish up to a day, of some dimensions alone: `60d SILENCE: engagement=silent`. */
export function changesOf(
  dimensions: readonly string[],
  steps: readonly LogStep[],
  until: number,
  rules: Rules = rulesOf(),
): readonly string[] {
  const { outputs } = oracle(steps, rules, until);
  expect(playCore(steps, rules, until)).toEqual(outputs);
  const changed = outputs.filter((output) => output.type === 'segment-changed');
  const ofInterest = changed.map((output) => ({
    ...output,
    changes: output.changes.filter(({ dimension }) => dimensions.includes(dimension)),
  }));
  return describeOutputs(
    ofInterest.filter(({ changes }) => changes.length > 0),
    START,
  );
}
