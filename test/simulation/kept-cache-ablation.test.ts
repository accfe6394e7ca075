import type { Fold } from '@tidemark/core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { CustomerCache } from '../../packages/pipeline/src/segmenter/customer-cache.ts';

const CUSTOMER_CACHE = '../../packages/pipeline/src/segmenter/customer-cache.ts';
const SEEDS_MAX = 100;

/** What one claim held in memory is there for each later one, whosever it is. */
let kept: CustomerCache | undefined;

// Other files run in this process, before and after: what they have loaded has the true module, and they shall keep it.
beforeAll(() => {
  vi.resetModules();
  vi.doMock(CUSTOMER_CACHE, async (original) => {
    const { openCustomerCache } = await original<{
      openCustomerCache: (fold: Fold, limit: number) => CustomerCache;
    }>();
    return {
      openCustomerCache: (fold: Fold, limit: number) => {
        kept ??= openCustomerCache(fold, limit);
        return kept;
      },
    };
  });
});
afterAll(() => {
  vi.doUnmock(CUSTOMER_CACHE);
  vi.resetModules();
});

test('without it faults are seen: what is unwritten dies with the claim', async () => {
  const { runSeeds } = await import('./run-seeds.ts');
  const violations: string[] = [];
  for (let seed = 1; seed <= SEEDS_MAX && violations.length === 0; seed += 1) {
    kept = undefined;
    const { failing } = await runSeeds({ first: seed, count: 1 });
    violations.push(...failing.flatMap((each) => each.violations));
  }

  expect(violations.join('\n')).toMatch(/state of/);
});
