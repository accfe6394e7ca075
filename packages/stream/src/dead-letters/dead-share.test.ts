import { expect, test } from 'vitest';
import { createDeadShare } from './dead-share.ts';

const records = (count: number, isDead: boolean) => Array.from({ length: count }, () => isDead);

test('200 dead of the last 1,000 are borne, one more is too many', () => {
  const share = createDeadShare();

  share.record(records(200, true));
  expect(share.isTooLarge()).toBe(false);

  share.record([true]);
  expect(share.isTooLarge()).toBe(true);
});

test('dead records leave the window after 1,000 more', () => {
  const share = createDeadShare();
  share.record(records(150, true));

  share.record(records(900, false));
  expect(share.dead()).toBe(100);

  share.record(records(100, false));
  expect(share.dead()).toBe(0);
});

test('the window survives its own text, so that a restart does not begin to count anew', () => {
  const share = createDeadShare();
  share.record([...records(150, true), ...records(20, false), ...records(45, true)]);

  const restored = createDeadShare(share.encode());
  restored.record(records(6, true));

  expect(restored.dead()).toBe(201);
  expect(restored.isTooLarge()).toBe(true);
});

test('a window without dead records is an empty text', () => {
  const share = createDeadShare();
  share.record(records(500, false));

  expect(share.encode()).toBe('');
});

test('a text that is no window begins an empty one', () => {
  expect(createDeadShare('nonsense').dead()).toBe(0);
});
