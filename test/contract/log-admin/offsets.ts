import { expect, test } from 'vitest';
import { type Scene, soleReader } from '../log/scene.ts';

/** Part of the contract of every log's administration. */
export function offsets(scene: () => Scene): void {
  test('they can be committed for a group without members, with metadata', async () => {
    const { harness, log, group, topic } = scene();

    await harness.admin.commitFor(group, [
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
    const { harness, log, group, topic } = scene();
    await soleReader(scene());

    await expect(
      harness.admin.commitFor(group, [{ topic, partition: 0, offset: 1, metadata: '' }]),
    ).rejects.toMatchObject({ code: 'refused', isRetryable: false });
    expect(await log.committed(group, topic)).toEqual(new Map());
  });

  test('of a topic that does not exist nothing is committed, and nothing can be', async () => {
    const { harness, log, group } = scene();
    const nowhere = harness.freshName('nowhere');

    expect(await log.committed(group, nowhere)).toEqual(new Map());
    await expect(
      harness.admin.commitFor(group, [{ topic: nowhere, partition: 0, offset: 0, metadata: '' }]),
    ).rejects.toMatchObject({ code: 'refused' });
  });
}
