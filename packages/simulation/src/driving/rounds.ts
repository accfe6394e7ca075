import type { ShopEvent } from '../shop/shop-event.ts';
import { producerOf, type ShopProducer, shopProducers } from './shop-producers.ts';

/**
 * Splits a day's events into rounds, so that each customer's events reach the log in their order. The source topics are
 * read side by side: only what one topic carries keeps its order by itself. So within a round a customer has events of
 * one topic alone, and a round begins when the one before it stands in the log. As few rounds as that allows.
 */
export function roundsOf(
  events: readonly ShopEvent[],
  producers: readonly Pick<ShopProducer, 'source' | 'takes'>[] = shopProducers,
): readonly (readonly ShopEvent[])[] {
  const rounds: ShopEvent[][] = [];
  const reached = new Map<string, { readonly topic: string; readonly round: number }>();
  for (const event of events) {
    const topic = producerOf(producers, event).source.name;
    const last = reached.get(event.customerId);
    const round = last === undefined ? 0 : last.topic === topic ? last.round : last.round + 1;
    if (last?.topic !== topic) reached.set(event.customerId, { topic, round });
    const known = rounds[round];
    if (known) known.push(event);
    else rounds[round] = [event];
  }
  return rounds;
}
