import type { DueEntry } from '@tidemark/stream';
import { expect, test, vi } from 'vitest';
import { runSeeds } from './run-seeds.ts';

/** The due list as it stands in the store, whatever the batch before the tick has changed. */
vi.mock('../../packages/pipeline/src/segmenter/merge-dues.ts', async (original) => ({
  ...(await original<object>()),
  mergeDues: (
    stored: readonly DueEntry[],
    _unwritten: unknown,
    isInside: (entry: DueEntry) => boolean,
    limit: number,
  ) => stored.filter(isInside).slice(0, limit),
}));

const SEEDS_MAX = 400;

test('without it faults are seen: the due list of a tick is read through all that is not written', async () => {
  const { failing } = await runSeeds({ first: 1, count: SEEDS_MAX, failuresMax: 1 });

  expect(failing.flatMap(({ violations }) => violations).join('\n')).toMatch(/state of/);
});
