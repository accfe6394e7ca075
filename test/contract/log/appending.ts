import { expect, test } from 'vitest';
import { all, text, textOf } from './log-harness.ts';
import { numbered, type Scene, texts } from './scene.ts';

const KIB = 1024;

/** Part of the contract of every log. */
export function appending(scene: () => Scene): void {
  test('an append returns where its records landed, and when', async () => {
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

  test('a topic that does not stamp on append returns no time', async () => {
    const { harness, appender } = scene();
    const topic = harness.freshName('unstamped');
    await harness.admin.createTopics([{ topic, partitions: 1, config: {} }]);

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
