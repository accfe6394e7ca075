import { expect, test } from 'vitest';
import type { MemoryStore } from '../../adapters/memory/store/memory-store.ts';
import type { ServiceContext } from '../../context/service-context.ts';
import {
  carriedInMemory,
  counting,
  memoryProcesses,
  published,
  sayWords,
  until,
} from './counting.fixture.ts';
import type { StatefulDeclaration } from './declaration.ts';
import type { BatchPlan } from './partition-fold.ts';
import { runStateful } from './run-stateful.ts';

const lost = {
  code: 'store-corrupt',
  isRetryable: false,
  message: expect.stringMatching(/2 states, but 0 entries in the due index.*--rebuild/),
};

/** A service that has folded two words, and how the due index that it left is lost. */
async function folded() {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b']);
  const store = context.store as MemoryStore;
  const isAt = (offset: number) => async () =>
    (await store.partition(0).extent(counting.fields)).applied === offset;
  return { context, isAt, loseDues: () => store.partition(0).loseDues() };
}

/** The counter, its later batches planned or folded otherwise. */
function countingWith(change: {
  readonly plan?: Partial<BatchPlan>;
  readonly changes?: boolean;
}): StatefulDeclaration {
  return {
    ...counting,
    openFold: (start) => {
      const fold = counting.openFold(start);
      let batches = 0;
      return {
        ...fold,
        ...(change.changes === false ? carriedInMemory(fold, () => batches > 1) : {}),
        plan: (records) => {
          batches += 1;
          return { ...fold.plan(records), ...(batches > 1 ? change.plan : {}) };
        },
      };
    },
  };
}

test('a claim refuses a store whose due index is lost; a rebuild makes it anew', async () => {
  const { context, isAt, loseDues } = await folded();
  const first = await runStateful(context, counting);
  await until(isAt(2));
  await first.stop();

  loseDues();

  const refused = await runStateful(context, counting);
  await expect(refused.ended).rejects.toMatchObject(lost);
  await refused.stop();
  const rebuilding = await runStateful(context, { ...counting, recovery: 'rebuild' });
  const extent = () => context.store.partition(0).extent([]);
  await until(async () => (await extent()).dues === 2);
  await rebuilding.stop();
  expect(await extent()).toEqual({ applied: 2, states: 2, dues: 2 });
  expect(await published(context)).toEqual(['a:1', 'b:1']);
});

test('a batch that reads what is due does not believe what is left of a lost index', async () => {
  const { context, isAt, loseDues } = await folded();
  const timers = { through: 0, limit: 1 };
  const service = await runStateful(context, countingWith({ plan: { timers } }));
  await until(isAt(2));

  loseDues();
  await sayWords(context, ['a']);

  await expect(service.ended).rejects.toMatchObject(lost);
  await service.stop();
  expect(await published(context)).toEqual(['a:1', 'b:1']);
});

test('an idle commit is made on a whole store only', async () => {
  const { context, isAt, loseDues } = await folded();
  let now = 0;
  const timing = { ...context.timing, now: () => now };
  const service = await runStateful({ ...context, timing }, countingWith({ changes: false }));
  await until(isAt(2));

  now += 10 * 60_000;
  await sayWords(context, ['a']);
  await until(isAt(3));
  loseDues();
  now += 10 * 60_000;
  await sayWords(context, ['a']);

  await expect(service.ended).rejects.toMatchObject(lost);
  await service.stop();
});
