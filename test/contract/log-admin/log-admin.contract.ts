import { describe } from 'vitest';
import type { LogHarness } from '../log/log-harness.ts';
import { setScene } from '../log/set-scene.ts';
import { offsets } from './offsets.ts';
import { topics } from './topics.ts';

/** What the administration of every log promises, whatever the log is made of. */
export function logAdminContract(name: string, createHarness: () => Promise<LogHarness>): void {
  describe(`log administration in ${name}`, () => {
    const scene = setScene(createHarness);

    describe('topics', () => topics(scene));
    describe('offsets', () => offsets(scene));
  });
}
