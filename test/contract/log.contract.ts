import type { Appender, Log, NewRecord, PartitionReader, Transactor } from '@tidemark/stream';
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { all, join, type LogHarness, pull, text, textOf } from './log-harness.ts';

/** A transaction's progress shows up a moment after its commit. */
const SOON = { timeout: 10_000, interval: 20 };
const KIB = 1024;

/** A topic of its own for each test, and a log that is closed after it. */
interface Scene {
  readonly harness: LogHarness;
  readonly log: Log;
  readonly topic: string;
  readonly group: string;
  readonly appender: Appender;
  /** Has a log closed, or a transactor given up, when the test is over. */
  closing<T extends Log | Transactor>(resource: T): T;
}

/** What every log promises, whatever it is made of. */
export function logContract(name: string, createHarness: () => Promise<LogHarness>): void {
  describe(`log in ${name}`, () => {
    let harness: LogHarness;
    let scene: Scene;
    let closers: (() => Promise<void>)[];

    beforeAll(async () => {
      harness = await createHarness();
    });
    beforeEach(async () => {
      closers = [];
      const log = harness.open();
      closers.push(() => log.close());
      const topic = harness.freshName('topic');
      await log.createTopics([
        { topic, partitions: 4, config: { 'message.timestamp.type': 'LogAppendTime' } },
      ]);
      scene = {
        harness,
        log,
        topic,
        group: harness.freshName('group'),
        appender: await log.openAppender(),
        closing(resource) {
          closers.push(() => ('discard' in resource ? resource.discard() : resource.close()));
          return resource;
        },
      };
    });
    afterEach(async () => {
      for (const close of closers.reverse()) await close();
    });

    describe('appending', () => appending(() => scene));
    describe('a reader', () => reading(() => scene));
    describe('a group', () => groups(() => scene));
    describe('a transaction', () => transactions(() => scene));
    describe('offsets', () => offsets(() => scene));
    describe('reading a stretch', () => stretches(() => scene));
    describe('topics', () => topics(() => scene));
  });
}

function texts(topic: string, partition: number, values: readonly string[]): readonly NewRecord[] {
  return values.map((value) => text({ topic, partition }, value));
}

function numbered(prefix: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `${prefix}${at}`);
}

function partitionsOf(readers: readonly PartitionReader[]): readonly number[] {
  return readers.map(({ partition }) => partition).sort((a, b) => a - b);
}

/** The reader of one partition of the only member. */
async function soleReader({ log, group, topic }: Scene, partition = 0): Promise<PartitionReader> {
  const member = await join(log, group, topic);
  const readers = await member.nextAssignment();
  return readers.find((reader) => reader.partition === partition)!;
}

/** An empty partition answers with nothing to whoever has sought to its end. */
async function nothingIn(reader: PartitionReader): Promise<void> {
  expect(await reader.nextWithin(300)).toEqual([]);
}

function appending(scene: () => Scene): void {
  test('records are told where they landed, and when', async () => {
    const { topic, appender } = scene();
    await appender.append(texts(topic, 1, ['before']));

    const landed = await appender.append([
      text({ topic, partition: 1 }, 'a'),
      text({ topic, partition: 0 }, 'b'),
      text({ topic, partition: 1 }, 'c'),
    ]);

    expect(landed).toEqual([
      { topic, partition: 1, offset: 1, appendedAt: expect.any(Number) },
      { topic, partition: 0, offset: 0, appendedAt: expect.any(Number) },
      { topic, partition: 1, offset: 2, appendedAt: expect.any(Number) },
    ]);
    expect(Math.abs(Date.now() - landed[0]!.appendedAt!)).toBeLessThan(60_000);
  });

  test('a topic that does not stamp on append tells no time', async () => {
    const { log, harness, appender } = scene();
    const topic = harness.freshName('unstamped');
    await log.createTopics([{ topic, partitions: 1, config: {} }]);

    const landed = await appender.append(texts(topic, 0, ['a']));

    expect(landed).toEqual([{ topic, partition: 0, offset: 0, appendedAt: undefined }]);
  });

  test('nothing appended is nothing', async () => {
    expect(await scene().appender.append([])).toEqual([]);
  });

  test('more than one request holds is appended in order all the same', async () => {
    const { log, topic, appender } = scene();
    const records = numbered('r', 30).map((name) => ({
      ...text({ topic, partition: 0 }, name.padEnd(100 * KIB)),
    }));

    const landed = await appender.append(records);

    expect(landed.map(({ offset }) => offset)).toEqual(records.map((_, at) => at));
    const read = await all(log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' }));
    expect(read.map((record) => textOf(record).trim())).toEqual(numbered('r', 30));
  });

  test('keys, values and headers come back byte for byte, and what is null stays null', async () => {
    const { log, topic, appender } = scene();
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, at) => at));

    await appender.append([
      { topic, partition: 0, key: bytes, value: bytes, headers: { raw: bytes, name: 'größe 😀' } },
      { topic, partition: 0, key: null, value: null },
      { topic, partition: 0, key: Buffer.alloc(0), value: Buffer.alloc(0), headers: {} },
    ]);

    const read = await all(log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' }));
    expect(read).toEqual([
      {
        topic,
        partition: 0,
        offset: 0,
        timestamp: expect.any(Number),
        key: bytes,
        value: bytes,
        headers: { raw: bytes, name: Buffer.from('größe 😀') },
      },
      { topic, partition: 0, offset: 1, timestamp: expect.any(Number), key: null, value: null, headers: {} },
      {
        topic,
        partition: 0,
        offset: 2,
        timestamp: expect.any(Number),
        key: Buffer.alloc(0),
        value: Buffer.alloc(0),
        headers: {},
      },
    ]);
  });

  test('a topic that does not exist is refused', async () => {
    const { harness, appender } = scene();

    await expect(appender.append(texts(harness.freshName('nowhere'), 0, ['a']))).rejects.toMatchObject({
      code: 'refused',
    });
  });
}

function reading(scene: () => Scene): void {
  test('it delivers nothing before it is told where to begin', async () => {
    const { topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a', 'b']));
    const reader = await soleReader(scene());

    expect(await reader.nextWithin(300)).toEqual([]);
    reader.seek(1);

    expect((await pull(reader, 1)).map(textOf)).toEqual(['b']);
  });

  test('it delivers in offset order what stands there and what comes later', async () => {
    const { topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a', 'b']));
    const reader = await soleReader(scene());
    reader.seek(0);

    const first = await pull(reader, 2);
    const pending = pull(reader, 2);
    await appender.append(texts(topic, 0, ['c', 'd']));

    expect([...first, ...(await pending)].map((record) => [record.offset, textOf(record)])).toEqual([
      [0, 'a'],
      [1, 'b'],
      [2, 'c'],
      [3, 'd'],
    ]);
  });

  test('it waits no longer than asked for', async () => {
    const reader = await soleReader(scene());
    reader.seek(0);

    expect(await reader.nextWithin(50)).toEqual([]);
  });

  test('a seek drops what was fetched before it', async () => {
    const { topic, appender } = scene();
    await appender.append(texts(topic, 0, numbered('r', 2_000)));
    const reader = await soleReader(scene());
    reader.seek(0);
    await reader.next();

    reader.seek(1_990);

    expect((await pull(reader, 10)).map(({ offset }) => offset)).toEqual(
      Array.from({ length: 10 }, (_, at) => 1_990 + at),
    );
    reader.seek(5);
    expect((await reader.next())[0]?.offset).toBe(5);
  });

  test('a slow reader does not hold up another', async () => {
    const { log, group, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['left lying']));
    await appender.append(texts(topic, 1, ['a']));
    const member = await join(log, group, topic);
    const readers = await member.nextAssignment();
    const [slow, quick] = [0, 1].map((at) => readers.find(({ partition }) => partition === at)!);
    slow!.seek(0);
    quick!.seek(0);

    await pull(quick!, 1);
    await appender.append(texts(topic, 1, ['b']));

    expect((await pull(quick!, 1)).map(textOf)).toEqual(['b']);
    expect((await pull(slow!, 1)).map(textOf)).toEqual(['left lying']);
  });

  test('what a slow reader leaves lying arrives in order and whole', async () => {
    const { topic, appender } = scene();
    const filler = 'x'.repeat(10 * KIB);
    for (let at = 0; at < 20; at += 1)
      await appender.append(texts(topic, 0, numbered(`${filler}${at}-`, 40)));
    const reader = await soleReader(scene());
    reader.seek(0);

    const read = await pull(reader, 800);

    expect(read.map(({ offset }) => offset)).toEqual(Array.from({ length: 800 }, (_, at) => at));
  });

  test('it passes over aborted records and the marks of transactions', async () => {
    const { harness, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a']));
    await harness.appendAborted(texts(topic, 0, ['never', 'was']));
    await harness.appendAborted(texts(topic, 0, ['nor this']));
    await appender.append(texts(topic, 0, ['b']));
    const reader = await soleReader(scene());

    reader.seek(0);
    expect((await pull(reader, 2)).map((record) => [record.offset, textOf(record)])).toEqual([
      [0, 'a'],
      [6, 'b'],
    ]);
    reader.seek(2);
    expect((await pull(reader, 1)).map(textOf)).toEqual(['b']);
  });

  test('it goes on after a tail of nothing but aborted records', async () => {
    const { harness, topic, appender } = scene();
    await harness.appendAborted(texts(topic, 0, ['never']));
    const reader = await soleReader(scene());
    reader.seek(0);
    await nothingIn(reader);

    await harness.appendAborted(texts(topic, 0, ['nor this']));
    await nothingIn(reader);
    await appender.append(texts(topic, 0, ['a']));

    expect((await pull(reader, 1)).map((record) => [record.offset, textOf(record)])).toEqual([[4, 'a']]);
  });

  test('an offset that retention has taken is said to be out of range, and nothing else is delivered', async () => {
    const { harness, log, group, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a', 'b', 'c']));
    await harness.deleteBefore({ topic, partition: 0 }, 2);
    const reader = await soleReader(scene());

    reader.seek(1);

    await expect(reader.next()).rejects.toMatchObject({ code: 'offset-out-of-range', isRetryable: false });
    await expect(reader.next()).rejects.toMatchObject({ code: 'offset-out-of-range' });
    expect(await log.committed(group, topic)).toEqual(new Map());
  });

  test('an offset beyond the end is said to be out of range', async () => {
    const { topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a']));
    const reader = await soleReader(scene());

    reader.seek(7);

    await expect(reader.next()).rejects.toMatchObject({ code: 'offset-out-of-range' });
  });
}

function groups(scene: () => Scene): void {
  test('a second member takes half, and each goes on from what was committed: nothing lost, nothing twice', async () => {
    const { harness, log, group, topic, appender, closing } = scene();
    const written: string[] = [];
    const write = async (prefix: string) => {
      for (const partition of [0, 1, 2, 3]) {
        const values = numbered(`${prefix}${partition}-`, 25);
        written.push(...values);
        await appender.append(texts(topic, partition, values));
      }
    };
    const seen: string[] = [];
    const work = async (readers: readonly PartitionReader[], untilOffset: number, from: Log) => {
      const committed = await from.committed(group, topic);
      await Promise.all(
        readers.map(async (reader) => {
          let offset = committed.get(reader.partition)?.offset ?? 0;
          reader.seek(offset);
          while (offset < untilOffset) {
            const run = await reader.next();
            seen.push(...run.map(textOf));
            offset = run.at(-1)!.offset + 1;
            await reader.commit(offset, '');
          }
        }),
      );
    };
    await write('a');
    const first = await join(log, group, topic);
    const alone = await first.nextAssignment();
    await work(alone, 25, log);

    const otherLog = closing(harness.open());
    const second = await join(otherLog, group, topic);
    const [ofFirst, ofSecond] = await Promise.all([first.nextAssignment(), second.nextAssignment()]);
    await write('b');
    await Promise.all([work(ofFirst, 50, log), work(ofSecond, 50, otherLog)]);

    expect(partitionsOf(alone)).toEqual([0, 1, 2, 3]);
    expect(alone.every(({ lost }) => lost.aborted)).toBe(true);
    expect([ofFirst.length, ofSecond.length]).toEqual([2, 2]);
    expect(partitionsOf([...ofFirst, ...ofSecond])).toEqual([0, 1, 2, 3]);
    expect(seen.toSorted()).toEqual(written.toSorted());
  });

  test('a lost reader says so whatever is asked of it, also to those who wait', async () => {
    const { harness, log, group, topic, closing } = scene();
    const first = await join(log, group, topic);
    const [reader] = await first.nextAssignment();
    reader!.seek(0);
    const waiting = reader!.next();
    const isLost = expect(waiting).rejects.toMatchObject({ code: 'partition-lost' });

    await join(closing(harness.open()), group, topic);
    await first.nextAssignment();

    await isLost;
    expect(reader!.lost.aborted).toBe(true);
    expect(() => reader!.seek(0)).toThrow(expect.objectContaining({ code: 'partition-lost' }));
    await expect(reader!.next()).rejects.toMatchObject({ code: 'partition-lost' });
    await expect(reader!.nextWithin(10)).rejects.toMatchObject({ code: 'partition-lost' });
    await expect(reader!.commit(0, '')).rejects.toMatchObject({ code: 'partition-lost' });
    expect(await log.committed(group, topic)).toEqual(new Map());
  });

  test('who stays takes over from who leaves', async () => {
    const { harness, log, group, topic, closing } = scene();
    const first = await join(log, group, topic);
    await first.nextAssignment();
    const second = await join(closing(harness.open()), group, topic);
    await Promise.all([first.nextAssignment(), second.nextAssignment()]);

    await second.close();

    expect(partitionsOf(await first.nextAssignment())).toEqual([0, 1, 2, 3]);
  });

  test('a member too many has nothing to read', async () => {
    const { harness, log, group, closing } = scene();
    const topic = harness.freshName('single');
    await log.createTopics([{ topic, partitions: 1, config: {} }]);
    const first = await join(log, group, topic);
    await first.nextAssignment();

    const second = await join(closing(harness.open()), group, topic);
    const shares = await Promise.all([first.nextAssignment(), second.nextAssignment()]);

    expect(shares.map((readers) => readers.length).sort((a, b) => a - b)).toEqual([0, 1]);
  });

  test('closing loses the readers and ends the membership in peace', async () => {
    const { log, group, topic } = scene();
    const member = await join(log, group, topic);
    const [reader] = await member.nextAssignment();
    reader!.seek(0);
    const isLost = expect(reader!.next()).rejects.toMatchObject({ code: 'partition-lost' });

    await member.close();

    await isLost;
    await expect(member.ended).resolves.toBeUndefined();
    await expect(reader!.commit(1, '')).rejects.toMatchObject({ code: 'partition-lost' });
  });

  test('a commit is of one group alone and keeps its metadata', async () => {
    const { log, group, topic, harness, appender } = scene();
    await appender.append(texts(topic, 2, ['a', 'b']));
    const reader = await soleReader(scene(), 2);

    await reader.commit(0, '');
    await reader.commit(2, 'incarnation 7');

    expect(await log.committed(group, topic)).toEqual(
      new Map([[2, { topic, partition: 2, offset: 2, metadata: 'incarnation 7' }]]),
    );
    expect(await log.committed(harness.freshName('other'), topic)).toEqual(new Map());
  });

  test('a topic that does not exist cannot be subscribed to', async () => {
    const { log, group, harness } = scene();

    await expect(join(log, group, harness.freshName('nowhere'))).rejects.toMatchObject({ code: 'refused' });
  });
}

function transactions(scene: () => Scene): void {
  const progressAt = ({ group, topic }: Scene, offset: number) => ({ group, topic, partition: 3, offset });

  test('outputs and progress show up together', async () => {
    const { log, group, topic, harness, closing } = scene();
    const transactor = closing(await log.openTransactor(harness.freshName('id')));

    await transactor.commit({
      records: [...texts(topic, 0, ['a', 'b']), ...texts(topic, 1, ['c'])],
      progress: { ...progressAt(scene(), 17), metadata: 'by hand' },
    });
    await transactor.commit({ records: texts(topic, 0, ['d']), progress: progressAt(scene(), 18) });

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

    await transactor.commit({ records: [], progress: { ...progressAt(scene(), 5), metadata: 'm' } });

    await vi.waitFor(async () => {
      expect((await log.committed(group, topic)).get(3)).toMatchObject({ offset: 5, metadata: 'm' });
    }, SOON);
    expect((await log.bounds(topic))?.map(({ end }) => end)).toEqual([0, 0, 0, 0]);
  });

  test('many in a row come out whole', async () => {
    const { log, group, topic, harness, closing } = scene();
    const transactor = closing(await log.openTransactor(harness.freshName('id')));

    for (let at = 1; at <= 50; at += 1) {
      await transactor.commit({ records: texts(topic, 0, [`r${at}`]), progress: progressAt(scene(), at) });
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

    await transactor.commit({ records: texts(topic, 0, values), progress: progressAt(scene(), 1) });
    await transactor.commit({ records: texts(topic, 0, ['after']), progress: progressAt(scene(), 2) });

    const read = await all(log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' }));
    expect(read.map((record) => textOf(record).trim())).toEqual([...numbered('r', 30), 'after']);
    expect(read.at(-1)?.offset).toBe(31);
  });

  test('opening the same id fences the older one: it is told so, and its records never show', async () => {
    const { log, group, topic, harness, closing } = scene();
    const id = harness.freshName('id');
    const older = closing(await log.openTransactor(id));
    await older.commit({ records: texts(topic, 0, ['a']), progress: progressAt(scene(), 1) });

    const newer = closing(await closing(harness.open()).openTransactor(id));
    await expect(
      older.commit({ records: texts(topic, 0, ['zombie']), progress: progressAt(scene(), 99) }),
    ).rejects.toMatchObject({ code: 'fenced', isRetryable: true });
    await older.discard();
    expect((await log.committed(group, topic)).get(3)?.offset).toBe(1);
    await newer.commit({ records: texts(topic, 0, ['b']), progress: progressAt(scene(), 2) });

    const read = await all(log.read({ topic, partition: 0, from: 0, isolation: 'read_committed' }));
    expect(read.map(textOf)).toEqual(['a', 'b']);
  });

  test('an opened transactor sees the progress of the one before it', async () => {
    const { log, group, topic, harness, closing } = scene();
    const id = harness.freshName('id');
    const older = closing(await log.openTransactor(id));
    await older.commit({ records: texts(topic, 0, ['a']), progress: progressAt(scene(), 42) });

    closing(await log.openTransactor(id));

    expect((await log.committed(group, topic)).get(3)?.offset).toBe(42);
  });

  test('of a commit that fails nothing shows, and the transactor is spent', async () => {
    const { log, group, topic, harness, closing } = scene();
    const transactor = closing(await log.openTransactor(harness.freshName('id')));

    await expect(
      transactor.commit({
        records: [...texts(topic, 0, ['a']), ...texts(harness.freshName('nowhere'), 0, ['b'])],
        progress: progressAt(scene(), 9),
      }),
    ).rejects.toMatchObject({ code: 'outcome-unknown', isRetryable: true });

    await expect(transactor.commit({ records: [], progress: progressAt(scene(), 9) })).rejects.toMatchObject({
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
      transactor.commit({ records: texts(topic, 0, ['a']), progress: progressAt(scene(), 1) }),
    ).rejects.toMatchObject({ code: 'outcome-unknown' });
    expect((await log.bounds(topic))?.[0]?.end).toBe(0);
  });
}

function offsets(scene: () => Scene): void {
  test('they can be committed for a group without members, with metadata', async () => {
    const { log, group, topic } = scene();

    await log.commitFor(group, [
      { topic, partition: 0, offset: 0, metadata: '1' },
      { topic, partition: 3, offset: 12, metadata: 'größe' },
    ]);

    expect(await log.committed(group, topic)).toEqual(
      new Map([
        [0, { topic, partition: 0, offset: 0, metadata: '1' }],
        [3, { topic, partition: 3, offset: 12, metadata: 'größe' }],
      ]),
    );
  });

  test('a group with members refuses them from outside', async () => {
    const { log, group, topic } = scene();
    await soleReader(scene());

    await expect(
      log.commitFor(group, [{ topic, partition: 0, offset: 1, metadata: '' }]),
    ).rejects.toMatchObject({ code: 'refused', isRetryable: false });
    expect(await log.committed(group, topic)).toEqual(new Map());
  });

  test('of a topic that does not exist nothing is committed, and nothing can be', async () => {
    const { harness, log, group } = scene();
    const nowhere = harness.freshName('nowhere');

    expect(await log.committed(group, nowhere)).toEqual(new Map());
    await expect(
      log.commitFor(group, [{ topic: nowhere, partition: 0, offset: 0, metadata: '' }]),
    ).rejects.toMatchObject({ code: 'refused' });
  });

  test('a member finds what was committed before it came', async () => {
    const { log, group, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a', 'b']));
    await log.commitFor(group, [{ topic, partition: 0, offset: 1, metadata: 'm' }]);

    const reader = await soleReader(scene());
    const committed = (await log.committed(group, topic)).get(0)!;
    reader.seek(committed.offset);

    expect((await pull(reader, 1)).map(textOf)).toEqual(['b']);
  });
}

function stretches(scene: () => Scene): void {
  const stretch = (from: number, until?: number) => ({
    topic: scene().topic,
    partition: 0,
    from,
    ...(until === undefined ? {} : { until }),
  });

  test('it ends before `until`, or where the log ended at the call', async () => {
    const { log, topic, appender } = scene();
    await appender.append(texts(topic, 0, numbered('r', 1_200)));
    const offsetsOf = async (from: number, until?: number) =>
      (await all(log.read({ ...stretch(from, until), isolation: 'read_committed' }))).map(
        ({ offset }) => offset,
      );

    expect(await offsetsOf(1_195)).toEqual([1_195, 1_196, 1_197, 1_198, 1_199]);
    expect(await offsetsOf(3, 5)).toEqual([3, 4]);
    expect(await offsetsOf(5, 5)).toEqual([]);
    expect(await offsetsOf(1_200)).toEqual([]);
    expect(await offsetsOf(1_199, 5_000)).toEqual([1_199]);
    expect((await offsetsOf(0)).length).toBe(1_200);
  });

  test('an empty partition has nothing to read', async () => {
    expect(await all(scene().log.read({ ...stretch(0), isolation: 'read_committed' }))).toEqual([]);
  });

  test('aborted records show to read_uncommitted alone', async () => {
    const { harness, log, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a']));
    await harness.appendAborted(texts(topic, 0, ['never']));
    await appender.append(texts(topic, 0, ['b']));

    const committed = await all(log.read({ ...stretch(0), isolation: 'read_committed' }));
    const uncommitted = await all(log.read({ ...stretch(0), isolation: 'read_uncommitted' }));

    expect(committed.map(textOf)).toEqual(['a', 'b']);
    expect(uncommitted.map(textOf)).toEqual(['a', 'never', 'b']);
  });

  test('it ends also where the tail is nothing but aborted records and marks', async () => {
    const { harness, log, topic } = scene();
    await harness.appendAborted(texts(topic, 0, ['never', 'was']));

    // Offsets 0 and 1 are aborted records, 2 is their mark.
    for (const until of [1, 2, 3, undefined]) {
      expect(await all(log.read({ ...stretch(0, until), isolation: 'read_committed' }))).toEqual([]);
    }
    expect(await all(log.read({ ...stretch(2), isolation: 'read_uncommitted' }))).toEqual([]);
  });

  test('a start outside of the log is out of range', async () => {
    const { harness, log, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a', 'b', 'c']));
    await harness.deleteBefore({ topic, partition: 0 }, 2);

    for (const from of [1, 4]) {
      await expect(all(log.read({ ...stretch(from), isolation: 'read_committed' }))).rejects.toMatchObject({
        code: 'offset-out-of-range',
      });
    }
    expect((await all(log.read({ ...stretch(2), isolation: 'read_committed' }))).map(textOf)).toEqual(['c']);
  });

  test('a topic that does not exist cannot be read', async () => {
    const { harness, log } = scene();

    await expect(
      all(log.read({ ...stretch(0), topic: harness.freshName('nowhere'), isolation: 'read_committed' })),
    ).rejects.toMatchObject({ code: 'refused' });
  });
}

function topics(scene: () => Scene): void {
  test('the bounds of each partition are known', async () => {
    const { harness, log, topic, appender } = scene();
    await appender.append(texts(topic, 1, ['a', 'b', 'c']));
    await harness.appendAborted(texts(topic, 2, ['never']));
    await harness.deleteBefore({ topic, partition: 1 }, 2);

    expect(await log.bounds(topic)).toEqual([
      { topic, partition: 0, start: 0, end: 0 },
      { topic, partition: 1, start: 2, end: 3 },
      { topic, partition: 2, start: 0, end: 2 },
      { topic, partition: 3, start: 0, end: 0 },
    ]);
  });

  test('a topic that does not exist has no bounds', async () => {
    const { harness, log } = scene();

    expect(await log.bounds(harness.freshName('nowhere'))).toBeUndefined();
  });

  test('those that exist are left as they are while the others are created', async () => {
    const { harness, log, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a']));
    const fresh = harness.freshName('fresh');

    await log.createTopics([
      { topic, partitions: 9, config: {} },
      { topic: fresh, partitions: 2, config: { 'retention.ms': '-1' } },
    ]);

    expect((await log.bounds(topic))?.map(({ end }) => end)).toEqual([1, 0, 0, 0]);
    expect((await log.bounds(fresh))?.length).toBe(2);
  });

  test("how large an append may be is the topic's own setting, and can be raised while the others stay", async () => {
    const { harness, log, topic } = scene();
    const small = harness.freshName('small');
    const config = { 'max.message.bytes': '100000', 'message.timestamp.type': 'LogAppendTime' };
    await log.createTopics([{ topic: small, partitions: 1, config }]);

    expect(await log.maxMessageBytes(topic)).toBe(1_048_588);
    expect(await log.maxMessageBytes(small)).toBe(100_000);
    expect(await log.maxMessageBytes(harness.freshName('nowhere'))).toBeUndefined();

    await log.raiseMaxMessageBytes(small, 2_000_000);
    await log.raiseMaxMessageBytes(small, 1_000_000);

    expect(await log.maxMessageBytes(small)).toBe(2_000_000);
    const [landed] = await scene().appender.append([text({ topic: small, partition: 0 }, 'a')]);
    expect(landed!.appendedAt).toBeTypeOf('number');
  });
}
