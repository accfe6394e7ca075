import { expect, test } from 'vitest';
import type { ServiceContext } from '../../context/service-context.ts';
import { hasCode } from '../../errors/tidemark-error.ts';
import { unpackRecords } from '../../packs/unpack-records.ts';
import {
  counting,
  memoryProcesses,
  published,
  sayWords,
  stateAt,
  until,
  writingEach,
} from './counting.fixture.ts';
import type { StatefulDeclaration } from './declaration.ts';
import { runStateful } from './run-stateful.ts';

test('each record takes effect once, and the progress offset ends where the state does', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b', 'a', 'a', 'b']);

  const service = await runStateful(context, counting);
  await until(() => stateAt(context, 5));
  await service.stop();

  expect(await published(context)).toEqual(['a:1', 'b:1', 'a:2', 'a:3', 'b:2']);
  expect((await context.log.committed(counting.progressGroup, 'words')).get(0)?.offset).toBe(5);
});

test('a state that lost its last writes is folded again without publishing again', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'a', 'a', 'a', 'a', 'a', 'a']);
  const first = await runStateful(context, writingEach);
  await until(() => stateAt(context, 7));
  await first.stop();
  const written = await context.store.partition(0).read(['a']);

  // 1. The store comes back as it was two writes ago. 2. The service starts again. 3. One more word.
  (context.store.partition(0) as unknown as { forgetLast(count: number): void }).forgetLast(2);
  expect(await stateAt(context, 7)).toBe(false);
  const second = await runStateful(context, writingEach);
  await until(() => stateAt(context, 7));
  expect(await context.store.partition(0).read(['a'])).toEqual(written);
  await sayWords(context, ['a']);
  await until(() => stateAt(context, 8));
  await second.stop();

  expect(await published(context)).toEqual(['a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6', 'a:7', 'a:8']);
});

test('what a step notes comes back once for each batch that is published, and not for one that is folded again', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  const noted: [number, number | undefined][] = [];
  const noting: StatefulDeclaration<number> = {
    ...counting,
    openFold: (start) => {
      const fold = counting.openFold(start);
      return {
        ...fold,
        step: (reads) => {
          const result = fold.step(reads);
          return { ...result, notes: unpackRecords(result.outputs).length };
        },
      };
    },
    onPublished: ({ notes, appendedAt }) => noted.push([notes, appendedAt]),
  };
  await sayWords(context, ['a', 'a', 'a', 'a']);
  const first = await runStateful(context, noting);
  await until(() => stateAt(context, 4));
  await first.stop();
  expect(noted).toEqual([
    [3, 0],
    [1, 0],
  ]);

  // 1. The store comes back as it was a write ago. 2. The service folds that batch again, and one more word.
  (context.store.partition(0) as unknown as { forgetLast(count: number): void }).forgetLast(1);
  await sayWords(context, ['a']);
  const second = await runStateful(context, noting);
  await until(() => stateAt(context, 5));
  await second.stop();

  expect(noted.slice(2)).toEqual([[1, 0]]);
});

test('when a second process joins and the first leaves, nothing is published twice or skipped', async () => {
  const [first, second] = memoryProcesses(2) as [ServiceContext, ServiceContext];
  await sayWords(first, ['a', 'a']);

  const one = await runStateful(first, counting);
  await until(() => stateAt(first, 2));
  const two = await runStateful(second, counting);
  await sayWords(first, ['a', 'a', 'a', 'a']);
  await one.stop();
  await sayWords(first, ['a']);
  await until(() => stateAt(first, 7));
  await two.stop();

  expect(await published(first)).toEqual(['a:1', 'a:2', 'a:3', 'a:4', 'a:5', 'a:6', 'a:7']);
});

test('a state that another owner moved makes the service claim again', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a']);
  const service = await runStateful(context, counting);
  await until(() => stateAt(context, 1));

  // Somebody takes the state back to its beginning behind the owner's back.
  await context.store.partition(0).clear();
  await sayWords(context, ['a']);
  const failure = await service.ended.then(
    () => undefined,
    (error: unknown) => error,
  );
  await service.stop();

  expect(hasCode(failure, 'refused')).toBe(true);
  expect(String(failure)).toContain('--rebuild');
  expect(await published(context)).toEqual(['a:1']);
});

test('what a service wants to know of a batch is handed to it once the batch is folded', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a']);
  const openFold: typeof counting.openFold = (start) => {
    const fold = counting.openFold(start);
    return { ...fold, step: (reads) => ({ ...fold.step(reads), notes: 'seen' }) };
  };
  const folded: unknown[] = [];

  const service = await runStateful(context, {
    ...counting,
    openFold,
    onFolded: (batch) => folded.push(batch),
  });
  await until(() => stateAt(context, 1));
  await service.stop();

  expect(folded).toEqual([{ partition: 0, notes: 'seen' }]);
});
