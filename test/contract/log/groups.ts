import type { Log, PartitionReader } from '@tidemark/stream';
import { expect, test } from 'vitest';
import { join, textOf } from './log-harness.ts';
import { numbered, partitionsOf, type Scene, soleReader, texts } from './scene.ts';

/** Part of the contract of every log. */
export function groups(scene: () => Scene): void {
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

  test('a lost reader rejects every call, also those under way', async () => {
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
    await harness.admin.createTopics([{ topic, partitions: 1, config: {} }]);
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
