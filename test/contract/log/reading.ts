import { expect, test } from 'vitest';
import { join, pull, textOf } from './log-harness.ts';
import { nothingIn, numbered, type Scene, soleReader, texts } from './scene.ts';

const KIB = 1024;

/** Part of the contract of every log. */
export function reading(scene: () => Scene): void {
  test('it delivers nothing before a position is set', async () => {
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

  test('an offset that retention has taken is out of range, and nothing else is delivered', async () => {
    const { harness, log, group, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a', 'b', 'c']));
    await harness.deleteBefore({ topic, partition: 0 }, 2);
    const reader = await soleReader(scene());

    reader.seek(1);

    await expect(reader.next()).rejects.toMatchObject({ code: 'offset-out-of-range', isRetryable: false });
    await expect(reader.next()).rejects.toMatchObject({ code: 'offset-out-of-range' });
    expect(await log.committed(group, topic)).toEqual(new Map());
  });

  test('an offset beyond the end is out of range', async () => {
    const { topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a']));
    const reader = await soleReader(scene());

    reader.seek(7);

    await expect(reader.next()).rejects.toMatchObject({ code: 'offset-out-of-range' });
  });
}
