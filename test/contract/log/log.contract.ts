import { afterEach, beforeAll, beforeEach, describe } from 'vitest';
import { appending } from './appending.ts';
import { groups } from './groups.ts';
import type { LogHarness } from './log-harness.ts';
import { offsets } from './offsets.ts';
import { reading } from './reading.ts';
import type { Scene } from './scene.ts';
import { stretches } from './stretches.ts';
import { topics } from './topics.ts';
import { transactions } from './transactions.ts';

/** What every log promises, whatever it is made of. */
export function logContract(name: string, createHarness: () => Promise<LogHarness>): void {
  describe(`log in ${name}`, () => {
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
      await log.createTopics([
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

    describe('appending', () => appending(() => scene));
    describe('a reader', () => reading(() => scene));
    describe('a group', () => groups(() => scene));
    describe('a transaction', () => transactions(() => scene));
    describe('offsets', () => offsets(() => scene));
    describe('reading a stretch', () => stretches(() => scene));
    describe('topics', () => topics(() => scene));
  });
}
