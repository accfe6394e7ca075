import type { Happening } from './happening.ts';
import { gamma } from './random/gamma.ts';
import { pick } from './random/pick.ts';
import type { Random } from './random/random.ts';
import { AFTERMATH, BUYING, PRESENCE, type ShopTime } from './shop-parameters.ts';
import type { Traits } from './traits.ts';

export interface Order {
  readonly at: ShopTime;
  readonly orderId: string;
  readonly currency: string;
}

/** An order with the visit before it and the cancellation or refund after it. */
export function placeOrder(random: Random, traits: Traits, order: Order): Happening[] {
  const amountMinor = Math.round(100 * gamma(random, BUYING.spend.p, traits.spendRate));
  const { channel, source } = traits;
  const trade = (type: 'purchase' | 'refund' | 'cancellation', at: ShopTime, minor: number): Happening => ({
    at,
    event: {
      type,
      amountMinor: minor,
      currency: order.currency,
      orderId: order.orderId,
      channel,
      source,
      customerType: null,
    },
  });
  const happenings = [trade('purchase', order.at, amountMinor)];
  if (random() < PRESENCE.visitBeforeOrder) {
    const at = Math.max(Math.floor(order.at), order.at - 0.02 * random());
    happenings.unshift({
      at,
      event: { type: 'interaction', kind: 'VISIT', channel, source, campaignId: null },
    });
  }
  const { cancelled, refunded } = AFTERMATH;
  const fate = random();
  if (fate < cancelled.share) {
    happenings.push(trade('cancellation', order.at + cancelled.withinDays * random(), amountMinor));
  } else if (fate < cancelled.share + refunded.share) {
    const minor = random() < refunded.fullShare ? amountMinor : Math.round(amountMinor / 2);
    happenings.push(trade('refund', between(random, order.at, refunded), minor));
  }
  return happenings;
}

/** Feedback and complaints after an order; worse where it is the customer's last. */
export function giveFeedback(random: Random, at: ShopTime, channel: string, isLast: boolean): Happening[] {
  const { csat, nps, complaint } = AFTERMATH;
  const happenings: Happening[] = [];
  const scored = (when: ShopTime, scale: 'CSAT' | 'NPS', score: number) =>
    happenings.push({ at: when, event: { type: 'feedback', scale, score, complaint: false } });
  if (random() < csat.share) scored(between(random, at, csat), 'CSAT', csatScore(random, isLast));
  if (random() < nps.share) scored(between(random, at, nps), 'NPS', 2 * csatScore(random, isLast));
  if (random() >= (isLast ? complaint.shareOfLast : complaint.share)) return happenings;

  const first = between(random, at, complaint);
  happenings.push(...complain(first, channel));
  if (random() < AFTERMATH.secondComplaint)
    happenings.push(...complain(between(random, first, complaint), channel));
  if (random() < AFTERMATH.badScore) scored(between(random, first, csat), 'CSAT', 1);
  return happenings;
}

function complain(at: ShopTime, channel: string): Happening[] {
  const contact = {
    type: 'interaction',
    kind: 'CONTACT_MADE',
    channel,
    source: null,
    campaignId: null,
  } as const;
  return [
    { at, event: contact },
    { at, event: { type: 'feedback', scale: 'NONE', score: null, complaint: true } },
  ];
}

function csatScore(random: Random, isUnhappy: boolean): number {
  const weights = isUnhappy ? [25, 27, 25, 15, 8] : [3, 5, 12, 30, 50];
  return pick(
    random,
    weights.map((weight, i) => [i + 1, weight] as const),
  );
}

function between(
  random: Random,
  at: ShopTime,
  delay: { readonly fromDays: number; readonly toDays: number },
): ShopTime {
  return at + delay.fromDays + (delay.toDays - delay.fromDays) * random();
}
