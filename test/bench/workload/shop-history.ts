import { DAY, type EpochMs } from '@tidemark/core';
import { type Random, seededRandom } from '../../../packages/simulation/src/shop/random/random.ts';
import type { ShopEvent } from '../../../packages/simulation/src/shop/shop-event.ts';
import { zipf } from './zipf.ts';

export interface ShopHistoryOptions {
  readonly seed: string;
  readonly events: number;
  /** Whom events are drawn from; some of them never come. */
  readonly customers: number;
  /** Over how many days the events are spread, evenly. */
  readonly days: number;
}

/** Its end lies in the past of the records that carry it, also after as many days of silence. */
export const HISTORY_STARTS: EpochMs = Date.UTC(2024, 0, 1);
/** So unequal are customers of real shops: the first of 500,000 has one event in eight. */
const EXPONENT = 1.1;
/** Every so many events one is from the next customer in turn, so that newcomers do not dry up as the best known do. */
const NEWCOMER_EVERY = 20;
/** Of so many customers in a row, how many have purchases and how many interactions; the rest gives feedback. */
const CUSTOMERS_IN_A_ROW = 20;
const BUYERS = 13;
const VISITORS = 5;
/** Every so many purchases one is sent back. */
const REFUND_EVERY = 20;
const COMPLAINTS = 0.1;

type Occurrence = Pick<ShopEvent, 'eventId' | 'customerId' | 'occurredAt' | 'index'>;

/**
 * A shop's history in the order in which it happened: the same options give the same. All that is known of one customer
 * comes from one source. So the order of its events does not depend on how fast the intakes are, and what must be
 * published is the same in each run.
 */
export function* shopHistory({ seed, events, customers, days }: ShopHistoryOptions): Generator<ShopEvent> {
  const random = seededRandom(seed);
  const known = zipf(customers, EXPONENT);
  for (let index = 0; index < events; index++) {
    const turn = Math.floor(index / NEWCOMER_EVERY);
    const isNewcomer = index % NEWCOMER_EVERY === 0;
    const customer = isNewcomer ? customers - 1 - (turn % customers) : known(random());
    const occurrence = {
      index,
      eventId: `e-${String(index).padStart(8, '0')}`,
      customerId: `c-${String(customer).padStart(6, '0')}`,
      occurredAt: HISTORY_STARTS + Math.floor(((index + random()) / events) * days * DAY),
    };
    yield eventOf(customer, occurrence, random);
  }
}

function eventOf(customer: number, occurrence: Occurrence, random: Random): ShopEvent {
  // Seven and twenty have no common divisor: neighbours in rank come by different sources.
  const place = (customer * 7) % CUSTOMERS_IN_A_ROW;
  if (place < BUYERS) {
    return {
      ...occurrence,
      type: occurrence.index % REFUND_EVERY === REFUND_EVERY - 1 ? 'refund' : 'purchase',
      amountMinor: 500 + Math.floor(random() * 15_000),
      currency: 'EUR',
      orderId: `o-${occurrence.index}`,
      channel: 'web',
      source: 'ONLINE',
      customerType: null,
    };
  }
  if (place < BUYERS + VISITORS) {
    return {
      ...occurrence,
      type: 'interaction',
      kind: random() < 0.5 ? 'VISIT' : 'EMAIL_OPEN',
      channel: 'web',
      source: 'ONLINE',
      campaignId: null,
    };
  }
  const score = 1 + Math.floor(random() * 5);
  return { ...occurrence, type: 'feedback', scale: 'CSAT', score, complaint: random() < COMPLAINTS };
}
