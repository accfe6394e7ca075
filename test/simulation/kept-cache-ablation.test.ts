import type { Fold } from '@tidemark/core';
import { afterEach, expect, test, vi } from 'vitest';
import type { CustomerCache } from '../../packages/pipeline/src/segmenter/customer-cache.ts';
import { runSeeds } from './run-seeds.ts';

const { kept } = vi.hoisted(() => ({ kept: [] as CustomerCache[] }));

/** What one claim held in memory is there for each later one, whosever it is. */
vi.mock('../../packages/pipeline/src/segmenter/customer-cache.ts', async (original) => {
  const { openCustomerCache } = await original<{
    openCustomerCache: (fold: Fold, limit: number) => CustomerCache;
  }>();
  return {
    openCustomerCache: (fold: Fold, limit: number) => {
      kept[0] ??= openCustomerCache(fold, limit);
      return kept[0];
    },
  };
});

const SEEDS_MAX = 100;

afterEach(() => kept.splice(0));

test('without it faults are seen: what is unwritten dies with the claim', async () => {
  const violations: string[] = [];
  for (let seed = 1; seed <= SEEDS_MAX && violations.length === 0; seed += 1) {
    kept.splice(0);
    const { failing } = await runSeeds({ first: seed, count: 1 });
    violations.push(...failing.flatMap((each) => each.violations));
  }

  expect(violations.join('\n')).toMatch(/state of/);
});
