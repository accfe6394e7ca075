import { expect, test } from 'vitest';
import type { Ablation } from './ablations/ablation.ts';
import { dueListRace, noCheckOfDueList } from './ablations/due-list-of-another-a.ts';
import { firstSighting } from './ablations/first-sighting.ts';
import {
  batchEndsInsideBlocks,
  noIdleCommit,
  noPrefixRule,
  noSourcePosition,
} from './ablations/record-guards.ts';
import {
  cursorInMemory,
  emptyStoreGoesOnAtC,
  emptyStoreIsRebuiltUnasked,
  noCheckOfApplied,
  noCheckOfDueIndex,
  noCompareAndSet,
  sourcePositionBesideTheState,
} from './ablations/store-guards.ts';
import {
  claimBeforeFence,
  goesOnAfterUnknownCommit,
  goesOnAfterUnknownWrite,
  noFencing,
  noSuppression,
} from './ablations/transaction-guards.ts';
import { noLookAtRest, writtenBeforeCommit } from './ablations/write-back-guards.ts';
import { runSeeds } from './run-seeds.ts';

/** The rarest is seen once in some hundred seeds. */
const SEEDS_MAX = 600;
const HARMLESS_SEEDS = 100;
const timeout = 300_000;

const guards: readonly Ablation[] = [
  noCompareAndSet,
  noFencing,
  claimBeforeFence,
  noCheckOfApplied,
  noCheckOfDueList,
  noCheckOfDueIndex,
  noSuppression,
  goesOnAfterUnknownCommit,
  noSourcePosition,
  sourcePositionBesideTheState,
  noPrefixRule,
  batchEndsInsideBlocks,
  emptyStoreGoesOnAtC,
  cursorInMemory,
  writtenBeforeCommit,
];

test.each(guards)('without it faults are seen: $guard', { timeout }, async (ablation) => {
  expect(await firstSighting(ablation, SEEDS_MAX)).toBeDefined();
});

test(`without it faults are seen: ${noIdleCommit.guard}`, { timeout }, async () => {
  // Seen once in some thousand seeds: these hold one. If schedules are drawn otherwise one day, `firstSighting` finds another.
  const { failing } = await runSeeds({ first: 1_001, count: 1, ablation: noIdleCommit });

  expect(failing).toHaveLength(1);
});

/** Guards that others stand behind; why each is kept stands at its ablation. */
const doubled: readonly Ablation[] = [goesOnAfterUnknownWrite, emptyStoreIsRebuiltUnasked, noLookAtRest];

test.each(doubled)(
  'without it no fault is seen, for others stand behind it: $guard',
  { timeout },
  async (ablation) => {
    const { failing } = await runSeeds({ first: 1, count: HARMLESS_SEEDS, ablation });

    expect(failing).toEqual([]);
  },
);

test('a store that goes back and forth between the look at the due list and that at the states is noticed', {
  timeout,
}, async () => {
  const { failing } = await runSeeds({ first: 1, count: HARMLESS_SEEDS, ablation: dueListRace });

  expect(failing).toEqual([]);
});
