import { expect, test } from 'vitest';
import type { ServiceContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import { createLogger } from '../../logging/create-logger.ts';
import {
  carriedInMemory,
  counting,
  memoryProcesses,
  published,
  sayWords,
  until,
} from './counting.fixture.ts';
import { runStateful } from './run-stateful.ts';

/** A process whose store refuses writes of states until there is room, and what it logs. */
function fullStoreOf(context: ServiceContext) {
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const logger = createLogger({ service: 'counter', deployment: 'test', level: 'info', destination });
  const store = { isFull: true, refused: 0 };
  const partition = (number: number) => {
    const inner = context.store.partition(number);
    const write: typeof inner.write = async (change) => {
      if (!store.isFull || change.states.length === 0) return inner.write(change);
      store.refused += 1;
      throw new TidemarkError('store-full', 'full', { isRetryable: true });
    };
    return { ...inner, write };
  };
  return { lines, store, process: { ...context, logger, store: { ...context.store, partition } } };
}

test('an owner waits for a full store without being ready, logs so once and again, and goes on when there is room', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b']);
  const { lines, store, process } = fullStoreOf(context);

  const service = await runStateful(process, counting);
  await until(() => store.refused >= 3);

  expect(service.isReady()).toBe(false);
  expect(await context.metrics.text()).toContain('tidemark_store_full_seconds{partition="0"} 0');
  expect(lines).toContainEqual(
    expect.objectContaining({ partition: 0, msg: expect.stringMatching(/full: waiting/) }),
  );

  store.isFull = false;
  await until(() => service.isReady());
  await sayWords(context, ['a']);
  await until(async () => (await published(context)).length === 3);
  await service.stop();

  expect(await published(context)).toEqual(['a:1', 'b:1', 'a:2']);
  expect(lines.filter(({ msg }) => String(msg).includes('has room again'))).toHaveLength(1);
  expect(await context.metrics.text()).not.toContain('tidemark_store_full_seconds{');
});

test('an owner that comes to claim but not to write stays unready', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a']);
  let isFull = true;
  let refused = 0;
  const partition = (number: number) => {
    const inner = context.store.partition(number);
    const read: typeof inner.read = async (ids) => {
      if (!isFull || ids.length === 0) return inner.read(ids);
      refused += 1;
      throw new TidemarkError('store-full', 'full', { isRetryable: true });
    };
    return { ...inner, read };
  };
  const seen: boolean[] = [];
  const trace: typeof counting.trace = (step) => {
    // After the first refusal every claim is caught up at once: nothing was published before it.
    if (step === 'dropped') seen.push(service.isReady());
  };

  const service = await runStateful(
    { ...context, store: { ...context.store, partition } },
    { ...counting, trace },
  );
  await until(() => refused >= 4);
  isFull = false;
  await until(() => service.isReady());
  await service.stop();

  expect(seen.slice(1, 4)).toEqual([false, false, false]);
  expect(await published(context)).toEqual(['a:1']);
});

test('a batch that writes nothing before the refused one is not taken for room, and claims come no faster', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['noop', 'a']);
  const { lines, store, process } = fullStoreOf(context);
  const openFold: typeof counting.openFold = (start) => {
    const fold = counting.openFold(start);
    let isNoop = false;
    return {
      ...fold,
      ...carriedInMemory(fold, () => isNoop),
      plan: (records) => {
        isNoop = String(records[0]!.value) === 'noop';
        return fold.plan(records.slice(0, 1));
      },
    };
  };

  const service = await runStateful(process, { ...counting, openFold });
  await until(() => store.refused >= 3);

  expect(lines.filter(({ msg }) => String(msg).includes('has room again'))).toEqual([]);
  expect(service.isReady()).toBe(false);

  store.isFull = false;
  await until(() => service.isReady());
  await service.stop();
  expect(lines.filter(({ msg }) => String(msg).includes('has room again'))).toHaveLength(1);
});
