import { expect, test } from 'vitest';
import type { ServiceContext } from '../../context/service-context.ts';
import { TidemarkError } from '../../errors/tidemark-error.ts';
import { unpackRecords } from '../../packs/unpack-records.ts';
import type { Transactor } from '../../ports/log.ts';
import { counting, memoryProcesses, published, sayWords, until } from './counting.fixture.ts';
import { runStateful } from './run-stateful.ts';

/** The process with every transaction with outputs carried out by `change`. */
function withCommit(
  context: ServiceContext,
  change: (commit: () => Promise<void>, values: readonly string[]) => Promise<void>,
): ServiceContext {
  const openTransactor = async (id: string): Promise<Transactor> => {
    const transactor = await context.log.openTransactor(id);
    const commit: Transactor['commit'] = (transaction) => {
      const values = unpackRecords(transaction.packs).map(({ value }) => String(value));
      const isOutput = values.length > 0;
      return isOutput ? change(() => transactor.commit(transaction), values) : transactor.commit(transaction);
    };
    return { ...transactor, commit };
  };
  return { ...context, log: { ...context.log, openTransactor } };
}

test('the next batch is folded while the last one is being committed, and sent when that has ended', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'a', 'a', 'a', 'b']);
  const steps: string[] = [];
  const goOn = Promise.withResolvers<void>();
  const slow = withCommit(context, async (commit, values) => {
    steps.push(`asks for ${values.join(' ')}`);
    await goOn.promise;
    await commit();
  });

  const service = await runStateful(slow, {
    ...counting,
    trace: (step, _partition, offset) => {
      if (step === 'stepped' || step === 'committed') steps.push(`${step} ${offset}`);
    },
  });
  await until(() => steps.includes('stepped 5'));
  expect(steps).toEqual(['stepped 3', 'asks for a:1 a:2 a:3', 'stepped 5']);
  goOn.resolve();
  await until(async () => (await published(context)).length === 5);
  await service.stop();

  expect(steps.slice(3, 5)).toEqual(['committed 3', 'asks for a:4 b:1']);
});

test('nothing after a transaction of unknown outcome is published or written', async () => {
  const [context] = memoryProcesses(1) as [ServiceContext];
  await sayWords(context, ['a', 'a', 'a', 'a', 'b']);
  const asked: (readonly string[])[] = [];
  let failures = 1;
  const failing = withCommit(context, async (commit, values) => {
    asked.push(values);
    // The first one happens, and its reply is lost while the next batch is folded.
    await commit();
    await new Promise((resolve) => setImmediate(resolve));
    if (failures-- > 0) throw new TidemarkError('outcome-unknown', 'lost', { isRetryable: true });
  });

  const service = await runStateful(failing, counting);
  await until(async () => (await context.store.partition(0).read([])).applied === 5);
  await service.stop();

  expect(asked).toEqual([
    ['a:1', 'a:2', 'a:3'],
    ['a:4', 'b:1'],
  ]);
  expect(await published(context)).toEqual(['a:1', 'a:2', 'a:3', 'a:4', 'b:1']);
});
