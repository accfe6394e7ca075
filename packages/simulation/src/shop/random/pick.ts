import type { Random } from './random.ts';

/** One of the values, each with its weight; weights need not add up to 1. Never empty. */
export function pick<T>(random: Random, choices: readonly (readonly [value: T, weight: number])[]): T {
  let rest = random() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [value, weight] of choices) {
    rest -= weight;
    if (rest < 0) return value;
  }
  return choices.at(-1)![0];
}
