import { fc, test as prop } from '@fast-check/vitest';
import { describe, expect, test } from 'vitest';
import type { ShopEvent } from '../shop/shop-event.ts';
import { roundsOf } from './rounds.ts';

/** `a:purchase` as an event. */
function event(text: string, index: number): ShopEvent {
  const [customerId, type] = text.split(':');
  return { customerId, type, index, eventId: `e${index}`, occurredAt: index } as ShopEvent;
}

const rounds = (...texts: string[]) =>
  roundsOf(texts.map(event)).map((round) => round.map(({ customerId, type }) => `${customerId}:${type}`));

describe('a day is delivered in rounds', () => {
  test('one is enough when no customer changes topics', () => {
    expect(rounds('a:purchase', 'b:interaction', 'a:refund', 'b:interaction', 'c:feedback')).toHaveLength(1);
  });

  test('a customer who changes topics comes again in the next', () => {
    expect(rounds('a:interaction', 'a:purchase', 'b:purchase', 'a:feedback')).toEqual([
      ['a:interaction', 'b:purchase'],
      ['a:purchase'],
      ['a:feedback'],
    ]);
  });

  test('without events there are none', () => {
    expect(rounds()).toEqual([]);
  });

  const one = fc
    .constantFrom('a', 'b', 'c')
    .chain((customer) =>
      fc.constantFrom('purchase', 'refund', 'interaction', 'feedback').map((type) => `${customer}:${type}`),
    );
  prop.prop([fc.array(one)])('every customer keeps its order, and has one topic a round', (texts) => {
    const day = texts.map(event);
    const found = roundsOf(day);

    for (const customer of ['a', 'b', 'c']) {
      const own = (events: readonly ShopEvent[]) => events.filter((each) => each.customerId === customer);
      expect(found.flatMap(own)).toEqual(own(day));
      for (const round of found) {
        const topics = own(round).map(({ type }) => (type === 'refund' ? 'purchase' : type));
        expect(new Set(topics).size).toBeLessThanOrEqual(1);
      }
    }
  });
});
