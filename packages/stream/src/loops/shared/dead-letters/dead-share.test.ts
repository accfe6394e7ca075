import { expect, test } from 'vitest';
import { createDeadShare, isTooLarge } from './dead-share.ts';

const records = (count: number, isDead: boolean) => Array.from({ length: count }, () => isDead);

test('200 dead of the last 1,000 are borne, one more is too many', () => {
  const share = createDeadShare();

  expect(isTooLarge(share.record(records(200, true)))).toBe(false);
  expect(isTooLarge(share.record([true]))).toBe(true);
});

test('a burst counts where it was, also when good records of the same chunk follow it', () => {
  const share = createDeadShare();

  const most = share.record([...records(50, false), ...records(300, true), ...records(1_650, false)]);

  expect(most).toBe(300);
  expect(share.dead()).toBe(0);
});

test('good records behind a window full of dead ones do not count', () => {
  const share = createDeadShare();
  share.record(records(500, true));

  expect(share.record(records(10, false))).toBe(0);
  expect(share.dead()).toBe(500);
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

  expect(restored.record(records(6, true))).toBe(201);
});

test('a window without dead records is an empty text', () => {
  const share = createDeadShare();
  share.record(records(500, false));

  expect(share.encode()).toBe('');
});

test('a text that is no window begins an empty one', () => {
  expect(createDeadShare('nonsense').dead()).toBe(0);
});
