import { DAY } from '@tidemark/core';
import { BASE } from '../generators/arbitrary-deployment.ts';
import type { Disagreement } from './disagreement.ts';

/** Instants as days from BASE, so that a reader sees the limits: `12.5d`, `12.5d-1ms`. */
function legible(_key: string, value: unknown): unknown {
  if (typeof value !== 'number' || Math.abs(value - BASE) > 3_000 * DAY) return value;
  const halfDays = Math.round((2 * (value - BASE)) / DAY);
  const restMs = value - BASE - (halfDays * DAY) / 2;
  return `${halfDays / 2}d${restMs === 0 ? '' : `${restMs > 0 ? '+' : ''}${restMs}ms`}`;
}

const line = (value: unknown): string => `  ${JSON.stringify(value, legible)}`;

function linesOf(value: Disagreement['publishedByCore']): readonly string[] {
  return Array.isArray(value) ? value.map(line) : [line(value)];
}

/** A disagreement as lines to hold against FOLD.md; instants count from BASE. */
export function describeDisagreement(found: Disagreement): string {
  return [
    `customer ${found.customerId}`,
    'deployment',
    line(found.rules.deployment),
    'rules',
    ...found.rules.list.map(line),
    'steps',
    ...found.steps.map(line),
    `the oracle's ${found.about}`,
    ...linesOf(found.expectedByOracle),
    `core's ${found.about}`,
    ...linesOf(found.publishedByCore),
  ].join('\n');
}
