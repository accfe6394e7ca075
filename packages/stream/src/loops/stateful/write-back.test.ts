import { expect, test } from 'vitest';
import type { ServiceContext } from '../../context/service-context.ts';
import {
  counting,
  memoryProcesses,
  published,
  sayWords,
  stateAt,
  until,
  writingEach,
} from './counting.fixture.ts';
import { runStateful } from './run-stateful.ts';

/** How often something but the mark of a new store is written to partition 0. */
function countWrites(context: ServiceContext): {
  readonly process: ServiceContext;
  readonly writes: () => number;
} {
  let writes = 0;
  const partition = (number: number) => {
    const inner = context.store.partition(number);
    const write: typeof inner.write = (change) => {
      if (change.states.length > 0) writes += 1;
      return inner.write(change);
    };
    return { ...inner, write };
  };
  return { process: { ...context, store: { ...context.store, partition } }, writes: () => writes };
}

test('batches that follow each other are written together, each state once', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b', 'a', 'a', 'b', 'a', 'a']);
  const { process, writes } = countWrites(context);

  const service = await runStateful(process, counting);
  await until(() => stateAt(context, 7));
  await service.stop();

  expect(writes()).toBe(1);
  expect((await published(context)).length).toBe(7);
  expect((await context.store.partition(0).read(['a'])).states).toEqual([Buffer.from('5')]);
});

test('a service that stops writes what it has folded', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a']);
  const resting = { ...counting, writeBack: { afterMs: 60_000, bytes: 100 } };
  // Rests never end: nothing is written because time has passed.
  const timing = { ...context.timing, wait: () => new Promise<never>(() => undefined) };

  const service = await runStateful({ ...context, timing }, resting);
  await until(async () => (await published(context)).length === 1);
  expect(await stateAt(context, 0)).toBe(true);
  await service.stop();

  expect(await stateAt(context, 1)).toBe(true);
});

test('what was published and not written is folded again and not published again', async () => {
  const [first, second] = memoryProcesses(2) as [ServiceContext, ServiceContext];
  await sayWords(first, ['a', 'b', 'a', 'a', 'a']);
  const never = () => new Promise<never>(() => undefined);

  // The first process never comes to write; then it is gone from the group.
  await runStateful({ ...first, timing: { ...first.timing, wait: never } }, counting);
  await until(async () => (await published(first)).length === 5);
  await first.log.close();
  expect(await stateAt(first, 0)).toBe(true);
  const service = await runStateful(second, counting);
  await until(() => stateAt(second, 5));
  await service.stop();

  expect(await published(second)).toEqual(['a:1', 'b:1', 'a:2', 'a:3', 'a:4']);
});

test('a store that loses its last write while nothing happens gets it back', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a']);
  const service = await runStateful(context, writingEach);
  await until(() => stateAt(context, 1));

  (context.store.partition(0) as unknown as { forgetLast(count: number): void }).forgetLast(1);
  expect(await stateAt(context, 1)).toBe(false);

  await until(() => stateAt(context, 1));
  await service.stop();
  expect(await published(context)).toEqual(['a:1']);
});
