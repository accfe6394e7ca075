import { expect, test } from 'vitest';
import { all, textOf } from './log-harness.ts';
import { numbered, type Scene, texts } from './scene.ts';

/** Part of the contract of every log. */
export function stretches(scene: () => Scene): void {
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
