import { expect, test } from 'vitest';
import { eventHash } from './event-hash.ts';

test('the hash keeps type and id apart, whatever they are joined to', () => {
  expect(eventHash('purchase', 'A')).toEqual(eventHash('purchase', 'A'));
  expect(eventHash('purchase', 'A')).not.toEqual(eventHash('refund', 'A'));
  expect(eventHash('purchase', 'A')).not.toEqual(eventHash('purchase', 'B'));
  expect(eventHash('ab', 'c')).not.toEqual(eventHash('a', 'bc'));
});

test('the hash reads UTF-8: a lone surrogate is the replacement character, a pair is one character', () => {
  expect(eventHash('purchase', '\ud800')).toEqual(eventHash('purchase', '\ufffd'));
  expect(eventHash('purchase', '😀')).not.toEqual(eventHash('purchase', '\ufffd\ufffd'));
});

test('a hundred thousand neighbouring ids have no two equal hashes, nor half as many equal halves as chance gives', () => {
  const whole = new Set<string>();
  const halves = new Set<number>();
  for (let index = 0; index < 100_000; index++) {
    const { high, low } = eventHash('purchase', `order-${index}`);
    whole.add(`${high} ${low}`);
    halves.add(low);
  }

  expect(whole.size).toBe(100_000);
  // 100,000² / 2³³ = 1.2 collisions of 32 bits are to be expected.
  expect(halves.size).toBeGreaterThan(99_980);
});
