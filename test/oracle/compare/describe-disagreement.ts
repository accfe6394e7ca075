import { isDeepStrictEqual } from 'node:util';
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

/** How many of a list to show from the first difference on. */
const SHOWN = 3;

function listOf(value: Disagreement['publishedByCore']): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** What comes before the first difference is said of both by its count. */
function linesFrom(index: number, list: readonly unknown[]): readonly string[] {
  const alike = index === 0 ? [] : [`  the first ${index} agree`];
  return [...alike, ...list.slice(index, index + SHOWN).map(line)];
}

/** A disagreement as lines to hold against FOLD.md; instants count from BASE. */
export function describeDisagreement(found: Disagreement): string {
  const expected = listOf(found.expectedByOracle);
  const published = listOf(found.publishedByCore);
  const differs = expected.findIndex((each, index) => !isDeepStrictEqual(each, published[index]));
  const index = differs === -1 ? expected.length : differs;
  return [
    `customer ${found.customerId}`,
    'deployment',
    line(found.rules.deployment),
    'rules',
    ...found.rules.list.map(line),
    'steps',
    ...found.steps.map(line),
    `the oracle's ${found.about}`,
    ...linesFrom(index, expected),
    `core's ${found.about}`,
    ...linesFrom(index, published),
  ].join('\n');
}
