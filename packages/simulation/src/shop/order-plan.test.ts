import { describe, expect, test } from 'vitest';
import { interest } from './order-plan.ts';

describe('interest in the shop', () => {
  test('is full for a customer who will stay', () => {
    expect(interest({ previous: 10, next: 40, isLast: false, isAway: false }, 39)).toBe(1);
  });

  test('fades on the way to the last order', () => {
    const leaving = { previous: 10, next: 40, isLast: true, isAway: false };

    expect(interest(leaving, 10)).toBe(1);
    expect(interest(leaving, 25)).toBeCloseTo(0.675);
    expect(interest(leaving, 40)).toBeCloseTo(0.35);
  });

  test('halves every ten days after it, and is nothing in the end', () => {
    const away = { previous: 40, next: 300, isLast: false, isAway: true };

    expect(interest(away, 40)).toBeCloseTo(0.35);
    expect(interest(away, 50)).toBeCloseTo(0.175);
    expect(interest(away, 100)).toBe(0);
  });
});
