import { expect, test } from 'vitest';
import { pull, textOf } from './log-harness.ts';
import { type Scene, soleReader, texts } from './scene.ts';

/** Part of the contract of every log. */
export function offsets(scene: () => Scene): void {
  test('a member finds what was committed before it came', async () => {
    const { harness, log, group, topic, appender } = scene();
    await appender.append(texts(topic, 0, ['a', 'b']));
    await harness.admin.commitFor(group, [{ topic, partition: 0, offset: 1, metadata: 'm' }]);

    const reader = await soleReader(scene());
    const committed = (await log.committed(group, topic)).get(0)!;
    reader.seek(committed.offset);

    expect((await pull(reader, 1)).map(textOf)).toEqual(['b']);
  });
}
