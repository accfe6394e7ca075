import type { Block, CustomerEvent } from '@tidemark/schemas';
import { expect, test } from 'vitest';
import { countCarried } from './carried-events.ts';

const backlog = {
  events: 5,
  bySource: new Map([
    ['purchases', 3],
    ['feedback', 2],
  ]),
  byPartition: new Map([
    ['shop.purchases/0', 3],
    ['shop.feedback/1', 2],
  ]),
};

/** A block of events of one source partition: their offsets and instants. */
function block(topic: string, partition: number, events: readonly (readonly [number, number])[]): Block {
  const entries = events.map(([offset, occurredAt]) => {
    const event = {
      type: 'CustomerEvent',
      origin: 0,
      offset,
      occurredAt,
      customerId: 'c',
      eventId: `${offset}`,
    };
    return event as CustomerEvent;
  });
  return { origins: [{ topic, incarnation: 1, partition }], entries };
}

test('time has come as far as the source that is behind the most', () => {
  const carried = countCarried(backlog, 100);

  expect(carried.reached()).toBe(100);
  carried.note(
    0,
    1,
    block('shop.purchases', 0, [
      [0, 110],
      [1, 150],
    ]),
  );
  expect(carried.reached()).toBe(100);
  carried.note(0, 2, block('shop.feedback', 1, [[0, 120]]));
  expect(carried.reached()).toBe(120);
});

test('a source that is carried over wholly holds nothing back', () => {
  const carried = countCarried(backlog, 100);

  carried.note(
    0,
    0,
    block('shop.feedback', 1, [
      [0, 120],
      [1, 130],
    ]),
  );
  carried.note(
    0,
    1,
    block('shop.purchases', 0, [
      [0, 110],
      [1, 150],
    ]),
  );
  expect(carried.reached()).toBe(150);
  carried.note(0, 2, block('shop.purchases', 0, [[2, 160]]));
  expect(carried.reached()).toBe(Number.POSITIVE_INFINITY);
});

test('what an intake repeats counts once', () => {
  const carried = countCarried(backlog, 100);

  carried.note(
    0,
    3,
    block('shop.purchases', 0, [
      [0, 110],
      [1, 150],
    ]),
  );
  carried.note(
    0,
    4,
    block('shop.purchases', 0, [
      [0, 110],
      [1, 150],
      [2, 160],
    ]),
  );

  expect(carried.ofTopic('shop.purchases')).toBe(3);
  expect([carried.below(0, 3), carried.below(0, 4), carried.below(0, 5)]).toEqual([0, 2, 3]);
});
