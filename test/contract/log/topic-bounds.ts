import { expect, test } from 'vitest';
import { type Scene, texts } from './scene.ts';

/** Part of the contract of every log. */
export function topicBounds(scene: () => Scene): void {
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
}
