import { describe } from 'vitest';
import { appending } from './appending.ts';
import { groups } from './groups.ts';
import type { LogHarness } from './log-harness.ts';
import { offsets } from './offsets.ts';
import { reading } from './reading.ts';
import { setScene } from './set-scene.ts';
import { stretches } from './stretches.ts';
import { topicBounds } from './topic-bounds.ts';
import { transactions } from './transactions.ts';

/** What every log promises, whatever it is made of. */
export function logContract(name: string, createHarness: () => Promise<LogHarness>): void {
  describe(`log in ${name}`, () => {
    const scene = setScene(createHarness);

    describe('appending', () => appending(scene));
    describe('a reader', () => reading(scene));
    describe('a group', () => groups(scene));
    describe('a transaction', () => transactions(scene));
    describe('offsets', () => offsets(scene));
    describe('reading a stretch', () => stretches(scene));
    describe('bounds', () => topicBounds(scene));
  });
}
