import { test } from 'vitest';
import { playDifferential } from './differential.ts';

test('core publishes what the brute-force reading of FOLD.md publishes, of 2,000 random customers', () => {
  playDifferential({ numRuns: 2_000 });
});
