import { afterEach, beforeAll, beforeEach } from 'vitest';
import type { LogHarness } from './log-harness.ts';
import type { Scene } from './scene.ts';

/** Opens a harness for the tests of a `describe`, and before each of them a log and a topic; the function returns them. */
export function setScene(createHarness: () => Promise<LogHarness>): () => Scene {
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
    await harness.admin.createTopics([
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
  return () => scene;
}
