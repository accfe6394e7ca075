import type { DueEntry } from '@tidemark/stream';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const MERGE_DUES = '../../packages/pipeline/src/segmenter/merge-dues.ts';
const SEEDS_MAX = 400;
/** What is wrong of a state shows in most of them, an output that is missing in some. */
const FAILURES = 4;

// Other files run in this process, before and after: what they have loaded has the true module, and they shall keep it.
beforeAll(() => {
  vi.resetModules();
  vi.doMock(MERGE_DUES, async (original) => ({
    ...(await original<object>()),
    mergeDues: dueListOfTheStore,
  }));
});
afterAll(() => {
  vi.doUnmock(MERGE_DUES);
  vi.resetModules();
});

/** The due list as it stands in the store, whatever the batch before the tick has changed. */
function dueListOfTheStore(
  stored: readonly DueEntry[],
  _unwritten: unknown,
  isInside: (entry: DueEntry) => boolean,
  limit: number,
): readonly DueEntry[] {
  return stored.filter(isInside).slice(0, limit);
}

test('without it faults are seen: the due list of a tick is read through all that is not written', async () => {
  const { runSeeds } = await import('./run-seeds.ts');

  const { failing } = await runSeeds({ first: 1, count: SEEDS_MAX, failuresMax: FAILURES });

  expect(failing.flatMap(({ violations }) => violations).join('\n')).toMatch(/state of/);
});
