import { expect, test } from 'vitest';
import { text } from './log-harness.ts';
import { type Scene, texts } from './scene.ts';

/** Part of the contract of every log. */
export function topics(scene: () => Scene): void {
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
