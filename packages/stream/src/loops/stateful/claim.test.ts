import { expect, test } from 'vitest';
import type { ServiceContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import { createLogger } from '../../logging/create-logger.ts';
import { packRecords } from '../../packs/pack-records.ts';
import { counting, memoryProcesses, published, sayWords, stateAt, until } from './counting.fixture.ts';
import { runStateful } from './run-stateful.ts';

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
    await transactor.commit({ packs: packRecords([record]), progress });
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
