import { packRecords } from '@tidemark/stream';
import { expect, test, vi } from 'vitest';
import { all, textOf } from './log-harness.ts';
import { numbered, type Scene, SOON, texts } from './scene.ts';

const KIB = 1024;

/** Part of the contract of every log. */
export function transactions(scene: () => Scene): void {
  const progressAt = ({ group, topic }: Scene, offset: number) => ({ group, topic, partition: 3, offset });

  test('outputs and progress show up together', async () => {
    const { log, group, topic, harness, closing } = scene();
    const transactor = closing(await log.openTransactor(harness.freshName('id')));

    await transactor.commit({
      packs: packRecords([...texts(topic, 0, ['a', 'b']), ...texts(topic, 1, ['c'])]),
      progress: { ...progressAt(scene(), 17), metadata: 'by hand' },
    });
    await transactor.commit({
      packs: packRecords(texts(topic, 0, ['d'])),
      progress: progressAt(scene(), 18),
    });

    const first = await all(log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' }));
    const second = await all(log.read({ topic, partition: 1, from: 0, isolation: 'read_committed' }));
    // Offset 2 went to the mark that ends the first transaction.
    expect(first.map((record) => [record.offset, textOf(record)])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [3, 'd'],
    ]);
    expect(second.map(textOf)).toEqual(['c']);
    await vi.waitFor(async () => {
      expect((await log.committed(group, topic)).get(3)).toEqual({
        topic,
        partition: 3,
        offset: 18,
        metadata: '',
      });
    }, SOON);
  });

  test('progress alone is a transaction too', async () => {
    const { log, group, topic, harness, closing } = scene();
    const transactor = closing(await log.openTransactor(harness.freshName('id')));

    await transactor.commit({ packs: [], progress: { ...progressAt(scene(), 5), metadata: 'm' } });

    await vi.waitFor(async () => {
      expect((await log.committed(group, topic)).get(3)).toMatchObject({ offset: 5, metadata: 'm' });
    }, SOON);
    expect((await log.bounds(topic))?.map(({ end }) => end)).toEqual([0, 0, 0, 0]);
  });

  test('many in a row come out whole', async () => {
    const { log, group, topic, harness, closing } = scene();
    const transactor = closing(await log.openTransactor(harness.freshName('id')));

    for (let at = 1; at <= 50; at += 1) {
      await transactor.commit({
        packs: packRecords(texts(topic, 0, [`r${at}`])),
        progress: progressAt(scene(), at),
      });
    }

    const read = await all(log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' }));
    expect(read.map(textOf)).toEqual(Array.from({ length: 50 }, (_, at) => `r${at + 1}`));
    await vi.waitFor(async () => {
      expect((await log.committed(group, topic)).get(3)?.offset).toBe(50);
    }, SOON);
  });

  test('more than one request holds is one transaction all the same', async () => {
    const { log, topic, harness, closing } = scene();
    const transactor = closing(await log.openTransactor(harness.freshName('id')));
    const values = numbered('r', 30).map((value) => value.padEnd(100 * KIB));

    await transactor.commit({
      packs: packRecords(texts(topic, 0, values)),
      progress: progressAt(scene(), 1),
    });
    await transactor.commit({
      packs: packRecords(texts(topic, 0, ['after'])),
      progress: progressAt(scene(), 2),
    });

    const read = await all(log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' }));
    expect(read.map((record) => textOf(record).trim())).toEqual([...numbered('r', 30), 'after']);
    expect(read.at(-1)?.offset).toBe(31);
  });

  test('opening the same id fences the older one: its commit fails, and its records never show', async () => {
    const { log, group, topic, harness, closing } = scene();
    const id = harness.freshName('id');
    const older = closing(await log.openTransactor(id));
    await older.commit({ packs: packRecords(texts(topic, 0, ['a'])), progress: progressAt(scene(), 1) });

    const newer = closing(await closing(harness.open()).openTransactor(id));
    await expect(
      older.commit({ packs: packRecords(texts(topic, 0, ['zombie'])), progress: progressAt(scene(), 99) }),
    ).rejects.toMatchObject({ code: 'fenced', isRetryable: true });
    await older.discard();
    expect((await log.committed(group, topic)).get(3)?.offset).toBe(1);
    await newer.commit({ packs: packRecords(texts(topic, 0, ['b'])), progress: progressAt(scene(), 2) });

    const read = await all(log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' }));
    expect(read.map(textOf)).toEqual(['a', 'b']);
  });

  test('an opened transactor sees the progress of the one before it', async () => {
    const { log, group, topic, harness, closing } = scene();
    const id = harness.freshName('id');
    const older = closing(await log.openTransactor(id));
    await older.commit({ packs: packRecords(texts(topic, 0, ['a'])), progress: progressAt(scene(), 42) });

    closing(await log.openTransactor(id));

    expect((await log.committed(group, topic)).get(3)?.offset).toBe(42);
  });

  test('of a commit that fails nothing shows, and the transactor is spent', async () => {
    const { log, group, topic, harness, closing } = scene();
    const transactor = closing(await log.openTransactor(harness.freshName('id')));

    await expect(
      transactor.commit({
        packs: packRecords([...texts(topic, 0, ['a']), ...texts(harness.freshName('nowhere'), 0, ['b'])]),
        progress: progressAt(scene(), 9),
      }),
    ).rejects.toMatchObject({ code: 'outcome-unknown', isRetryable: true });

    await expect(transactor.commit({ packs: [], progress: progressAt(scene(), 9) })).rejects.toMatchObject({
      code: 'outcome-unknown',
    });
    await transactor.discard();
    expect(await log.committed(group, topic)).toEqual(new Map());
  });

  test('a discarded transactor commits nothing more', async () => {
    const { log, topic, harness } = scene();
    const transactor = await log.openTransactor(harness.freshName('id'));

    await transactor.discard();
    await transactor.discard();

    await expect(
      transactor.commit({ packs: packRecords(texts(topic, 0, ['a'])), progress: progressAt(scene(), 1) }),
    ).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect((await log.bounds(topic))?.[0]?.end).toBe(0);
  });
}
