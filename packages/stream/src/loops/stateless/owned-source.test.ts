import { expect, test } from 'vitest';
import { commitWaitMs, type OwnedSource } from './owned-source.ts';

/** A source that stands at `offset` and was last committed at `committedAt`, offset 5. */
function source(offset: number, committedAt: number): OwnedSource {
  const position = { incarnation: 1, dead: '' };
  const { reader, appender } = {} as OwnedSource;
  return { reader, appender, deadLetterPartitions: 1, offset, position, committed: 5, committedAt };
}

function waitMs(at: number, each: OwnedSource, everyMs = 1_000): number {
  return commitWaitMs(each, everyMs, { now: () => at, wait: async () => undefined });
}

test('a source that goes on after it stood still commits at once, and then at the ends of the same seconds as all others', () => {
  expect(waitMs(7_300, source(6, 5_900))).toBe(0);
  expect(waitMs(7_300, source(6, 7_100))).toBe(700);
  expect(waitMs(7_300, source(6, 7_299))).toBe(700);
  expect(waitMs(8_000, source(6, 7_299))).toBe(0);
});

test('what is committed is committed again after 45 s', () => {
  expect(waitMs(10_000, source(5, 9_000))).toBe(44_000);
  expect(waitMs(54_000, source(5, 9_000))).toBe(0);
  expect(waitMs(9_000, source(5, 9_000_000))).toBe(45_000);
});

test('where every chunk is to be committed none waits', () => {
  expect(waitMs(7_300, source(6, 7_300), 0)).toBe(0);
});
