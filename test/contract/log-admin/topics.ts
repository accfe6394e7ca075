import { expect, test } from 'vitest';
import { text } from '../log/log-harness.ts';
import { type Scene, texts } from '../log/scene.ts';

/** Part of the contract of every log's administration. */
export function topics(scene: () => Scene): void {
  test('those that exist are left as they are while the others are created', async () => {
    const { harness, log, topic, appender } = scene();
    const { admin } = harness;
    await appender.append(texts(topic, 0, ['a']));
    const fresh = harness.freshName('fresh');

    await admin.createTopics([
      { topic, partitions: 9, config: {} },
      { topic: fresh, partitions: 2, config: { 'retention.ms': '-1' } },
    ]);

    expect((await log.bounds(topic))?.map(({ end }) => end)).toEqual([1, 0, 0, 0]);
    expect((await log.bounds(fresh))?.length).toBe(2);
  });

  test("how large an append may be is the topic's own setting, and can be raised while the others stay", async () => {
    const { harness, topic } = scene();
    const { admin } = harness;
    const small = harness.freshName('small');
    const nowhere = harness.freshName('nowhere');
    const config = { 'max.message.bytes': '100000', 'message.timestamp.type': 'LogAppendTime' };
    await admin.createTopics([{ topic: small, partitions: 1, config }]);

    expect(await admin.maxMessageBytes(topic)).toBe(1_048_588);
    expect(await admin.maxMessageBytes(small)).toBe(100_000);
    expect(await admin.maxMessageBytes(nowhere)).toBeUndefined();
    await expect(admin.raiseMaxMessageBytes(nowhere, 100_000)).rejects.toMatchObject({ code: 'refused' });

    await admin.raiseMaxMessageBytes(small, 2_000_000);
    await admin.raiseMaxMessageBytes(small, 1_000_000);

    expect(await admin.maxMessageBytes(small)).toBe(2_000_000);
    const [landed] = await scene().appender.append([text({ topic: small, partition: 0 }, 'a')]);
    expect(landed!.appendedAt).toBeTypeOf('number');
  });
}
