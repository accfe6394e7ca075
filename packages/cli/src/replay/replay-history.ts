import {
  type EpochMs,
  nextDue,
  type Policy,
  profileAt,
  purchaseRhythm,
  type Rulers,
  type State,
  type ZoneTable,
} from '@tidemark/core';
import { type CustomerOutput, frameWith, openDraft } from '@tidemark/pipeline';
import type { ShopEvent } from '../shop/shop-event.ts';
import type { CustomerStanding } from './customer-standing.ts';
import { toCustomerEvent } from './to-customer-event.ts';

/** What is tried on a history. */
export interface ReplayRules {
  readonly policy: Policy;
  readonly zone: ZoneTable;
  readonly currency: string;
  /** Only what happened before counts, and everybody is looked at then. */
  readonly until: EpochMs;
}

/** What came of a history. */
export interface Replayed {
  /** By customer id as bytes. */
  readonly standings: readonly CustomerStanding[];
  /** By (at, customer id as bytes, sequence). */
  readonly outputs: readonly CustomerOutput[];
  /** Events that counted; those later than `until` did not. */
  readonly events: number;
}

/**
 * Folds a history with the segmenter's own step, without logs and stores: every customer's events in order, then the
 * silences up to and including `until`. A deployment that had these rules from the beginning would say the same.
 *
 * One customer after the other: with the states of all alive at once, most of the time went into collecting garbage.
 *
 * @param events by (occurredAt, index)
 */
export function replayHistory(events: readonly ShopEvent[], rules: ReplayRules): Replayed {
  const rulers = rulersOf(rules);
  const standings: CustomerStanding[] = [];
  const outputs: CustomerOutput[] = [];
  let counted = 0;
  for (const [id, own] of byCustomer(events, rules.until)) {
    const draft = openDraft([id], []);
    for (const event of own) draft.apply(id, toCustomerEvent(event), rulers);
    draft.fire(id, rules.until, rulers);
    standings.push(standingAt(id, draft.stateOf(id), rules.until, rulers));
    outputs.push(...draft.outputs);
    counted += own.length;
  }
  // Stable: at one instant the customers stay in their order, and each one's outputs in their sequence.
  outputs.sort((left, right) => left.output.at - right.output.at);
  return { standings, outputs, events: counted };
}

function rulersOf({ policy, zone, currency }: ReplayRules): Rulers {
  const frame = frameWith({
    deployment: 'replay',
    partitions: 1,
    zone,
    currencies: [currency],
    goLive: 0,
    time: 'simulated',
  });
  return { frame, list: [{ policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy }] };
}

/** Each customer's events before an instant, in their order; customers by id as bytes. */
function byCustomer(
  events: readonly ShopEvent[],
  until: EpochMs,
): readonly (readonly [id: string, events: readonly ShopEvent[]])[] {
  const groups = new Map<string, ShopEvent[]>();
  for (const event of events) {
    if (event.occurredAt >= until) break;
    const own = groups.get(event.customerId);
    if (own === undefined) groups.set(event.customerId, [event]);
    else own.push(event);
  }
  return [...groups]
    .map((group) => ({ group, bytes: Buffer.from(group[0]) }))
    .sort((left, right) => Buffer.compare(left.bytes, right.bytes))
    .map(({ group }) => group);
}

function standingAt(customerId: string, state: State, at: EpochMs, rulers: Rulers): CustomerStanding {
  return {
    customerId,
    firstPurchaseAt: state.firstPurchaseAt,
    lastPurchaseAt: state.lastPurchaseAt,
    source: state.source,
    sequence: state.sequence,
    profile: profileAt(state, at, rulers)!,
    rhythm: purchaseRhythm(state, at, rulers.frame.zone),
    nextDue: nextDue(state, rulers),
  };
}
