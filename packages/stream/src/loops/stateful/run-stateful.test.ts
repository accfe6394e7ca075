import { expect, test } from 'vitest';
import type { ServiceContext } from '../../context/service-context.ts';
import { hasCode, TidemarkError } from '../../errors/tidemark-error.ts';
import { createLogger } from '../../logging/create-logger.ts';
import { counting, memoryProcesses, published, sayWords, until } from './counting.fixture.ts';
import type { StatefulDeclaration } from './declaration.ts';
import { runStateful } from './run-stateful.ts';

const stateAt = async (context: ServiceContext, offset: number) =>
  (await context.store.partition(0).read([])).applied === offset;

/** Writes after each batch. */
const writingEach: StatefulDeclaration = { ...counting, writeBack: { afterMs: 250, states: 1 } };

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
          return { ...result, notes: result.outputs.length };
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

test('a rebuild folds an emptied store anew and publishes only what is new', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b', 'a', 'b']);
  const first = await runStateful(context, counting);
  await until(() => stateAt(context, 4));
  await first.stop();
  await context.store.partition(0).clear();
  await sayWords(context, ['a']);

  const second = await runStateful(context, { ...counting, recovery: 'rebuild' });
  await until(() => stateAt(context, 5));
  await second.stop();

  expect(await published(context)).toEqual(['a:1', 'b:1', 'a:2', 'b:2', 'a:3']);
});

test('a damaged store ends the service with a code; a rebuild folds it anew', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b']);
  const first = await runStateful(context, counting);
  await until(() => stateAt(context, 2));
  await first.stop();
  const damage = new TidemarkError('store-corrupt', 'damaged', { isRetryable: false });
  const store = context.store.partition(0);
  const fields = [['time', Buffer.from('?')]] as const;
  await store.write({ expected: 2, next: 2, states: [], dues: [], counts: [], fields });
  const openFold: typeof counting.openFold = (start) => {
    if (start.fields.some((field) => field !== undefined)) throw damage;
    return counting.openFold(start);
  };
  const reading = { ...counting, fields: ['time'], openFold };

  const partition = (number: number) => {
    const inner = context.store.partition(number);
    let isCleared = number !== 0;
    const readFields: typeof inner.readFields = async (names) => {
      if (!isCleared) throw damage;
      return inner.readFields(names);
    };
    const clear = () => {
      isCleared = true;
      return inner.clear();
    };
    return { ...inner, readFields, clear };
  };

  // First the fold's own part cannot be read, then A cannot either.
  const plain = await runStateful(context, reading);
  await expect(plain.ended).rejects.toBe(damage);
  await plain.stop();
  await sayWords(context, ['a']);
  const damaged = { ...context, store: { ...context.store, partition } };
  const rebuilding = await runStateful(damaged, { ...reading, recovery: 'rebuild' });
  await until(() => stateAt(context, 3));
  await rebuilding.stop();

  expect(await published(context)).toEqual(['a:1', 'b:1', 'a:2']);
});

test('what is folded again is logged with the offsets between which it lies', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b', 'a', 'b']);
  const first = await runStateful(context, counting);
  await until(() => stateAt(context, 4));
  await first.stop();
  await sayWords(context, ['a']);
  const lines: Record<string, unknown>[] = [];
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) };
  const logger = createLogger({ service: 'counter', deployment: 'test', level: 'info', destination });

  const second = await runStateful({ ...context, logger }, { ...counting, recovery: 'rebuild' });
  await until(() => stateAt(context, 5));
  await second.stop();

  expect(lines).toMatchObject([
    { msg: 'folds again what was published', partition: 0, position: 0, target: 4 },
    { msg: 'caught up with what was published', partition: 0, from: 0, target: 4, events: 4 },
  ]);
});

test('a partition whose progress offset is gone is refused, and taken when its state is trusted', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a']);
  const first = await runStateful(context, counting);
  await until(() => stateAt(context, 1));
  await first.stop();
  const renamed = { ...counting, progressGroup: 'expired' };

  const refused = await runStateful(context, renamed);
  await expect(refused.ended).rejects.toThrow('--trust-state');
  await refused.stop();

  await context.admin.commitFor('expired', [{ topic: 'words', partition: 1, offset: 0, metadata: '' }]);
  await sayWords(context, ['a']);
  const trusting = await runStateful(context, { ...renamed, recovery: 'trust-state' });
  await until(() => stateAt(context, 2));
  await trusting.stop();
  expect(await published(context)).toEqual(['a:1', 'a:2']);
});

test('a state that was trusted once needs no flag at the next start, also if nothing has happened since', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a']);
  const first = await runStateful(context, counting);
  await until(() => stateAt(context, 1));
  await first.stop();
  const expired = { ...counting, progressGroup: 'expired' };
  await context.admin.commitFor('expired', [{ topic: 'words', partition: 1, offset: 0, metadata: '' }]);

  const trusting = await runStateful(context, { ...expired, recovery: 'trust-state' });
  await until(() => trusting.isReady());
  await trusting.stop();

  const next = await runStateful(context, expired);
  await until(() => next.isReady());
  await next.stop();
  expect((await context.log.committed('expired', 'words')).get(0)?.offset).toBe(1);
  expect(await published(context)).toEqual(['a:1']);
});

test('without progress and without state a log in use is not taken for a new one', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b']);
  const expired = { ...counting, progressGroup: 'expired' };

  for (const recovery of ['refuse', 'trust-state', 'rebuild'] as const) {
    const service = await runStateful(context, { ...expired, recovery });
    await expect(service.ended).rejects.toThrow(/Without either, it is unknown what was published/);
    await service.stop();
  }
});

test('a log that was never set up is refused with what to do', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await context.admin.createTopics([{ topic: 'words', partitions: 1, config: {} }]);

  const service = await runStateful(context, counting);

  await expect(service.ended).rejects.toThrow('tidemark setup');
  await service.stop();
});

test('a process that dies between its first transaction and its first state write leaves nothing to mend', async () => {
  const [first, second] = memoryProcesses(2) as [ServiceContext, ServiceContext];
  await sayWords(first, ['a', 'b']);

  // What the first process writes after its first commit never arrives; then it is gone from the group.
  const never = new Promise<never>(() => undefined);
  const partition = (number: number) => {
    const inner = first.store.partition(number);
    const write: typeof inner.write = (change) => (change.states.length > 0 ? never : inner.write(change));
    return { ...inner, write };
  };
  await runStateful({ ...first, store: { ...first.store, partition } }, counting);
  await until(async () => (await published(first)).length === 2);
  await first.log.close();
  const service = await runStateful(second, counting);
  await until(() => stateAt(second, 2));
  await service.stop();

  expect(await published(second)).toEqual(['a:1', 'b:1']);
});

test('a claim that another one overtakes between reading C and reading A claims again', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'b']);

  // The other owner publishes and writes the first word at the worst moment.
  let isOvertaken = false;
  const overtake = async () => {
    isOvertaken = true;
    const transactor = await context.log.openTransactor(counting.transactionalId(0));
    const record = { topic: 'counts', partition: 0, key: null, value: Buffer.from('a:1') };
    const progress = { group: counting.progressGroup, topic: 'words', partition: 0, offset: 1 };
    await transactor.commit({ records: [record], progress });
    const states = [['a', Buffer.from('1')]] as const;
    const dues = [{ id: 'a', due: 1 }];
    const nothing = { fields: [], counts: [] };
    await context.store.partition(0).write({ expected: undefined, next: 1, states, dues, ...nothing });
  };
  const partition = (number: number) => {
    const inner = context.store.partition(number);
    const readFields: typeof inner.readFields = async (names) => {
      if (number === 0 && !isOvertaken) await overtake();
      return inner.readFields(names);
    };
    return { ...inner, readFields };
  };
  const service = await runStateful({ ...context, store: { ...context.store, partition } }, counting);
  await until(() => stateAt(context, 2));
  await service.stop();

  expect(await published(context)).toEqual(['a:1', 'b:1']);
});

test('a rebuild without a progress offset is refused before anything is forgotten', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'a']);
  const first = await runStateful(context, counting);
  await until(() => stateAt(context, 2));
  await first.stop();

  const second = await runStateful(context, { ...counting, progressGroup: 'expired', recovery: 'rebuild' });

  await expect(second.ended).rejects.toThrow('it is unknown what was published');
  await second.stop();
  expect(await stateAt(context, 2)).toBe(true);
});

test('a rebuild of a store that the fold refuses forgets nothing', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'a']);
  const first = await runStateful(context, counting);
  await until(() => stateAt(context, 2));
  await first.stop();
  const openFold = () => {
    throw new TidemarkError('refused', 'the store belongs to somebody else', { isRetryable: false });
  };

  const second = await runStateful(context, { ...counting, openFold, recovery: 'rebuild' });

  await expect(second.ended).rejects.toThrow('belongs to somebody else');
  await second.stop();
  expect(await stateAt(context, 2)).toBe(true);
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
  const resting = { ...counting, writeBack: { afterMs: 60_000, states: 100 } };
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
