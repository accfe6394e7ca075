import { type EpochMs, rfmMeasures, sampledBuyer } from '@tidemark/core';
import { openHistoryDraft } from '@tidemark/pipeline';
import type { CustomerHistory, History } from '../history/history.ts';
import { toCustomerEvent } from '../history/to-customer-event.ts';
import { policyRules, type ReplayRules, rulesWith } from '../rules/replay-rules.ts';
import { type BuyerSample, openBuyerSample, sampleRank } from './buyer-sample.ts';
import { type Measures, openMeasures } from './measures.ts';

/** As many as tell a model's parameters to a few hundredths; more would take longer and tell little more. */
const MOST_FITTED = 25_000;

/** Customers as they were at one instant. */
export interface Collected {
  readonly measures: Measures;
  /** Of all who had bought by then, those that models are fitted on. */
  readonly sample: BuyerSample;
}

/**
 * What everybody comes to at each of some instants, of the events before it; at the history's end, of all. Limits have no part in these numbers, so
 * that the policy alone is folded by; that costs a pass over the history of its own, before the one that classifies.
 *
 * @param instants ascending, none after the history's end
 */
export function collectMeasures(
  history: History,
  replayRules: ReplayRules,
  instants: readonly EpochMs[],
  onCustomer: () => void,
): readonly Collected[] {
  const rules = rulesWith(replayRules, [policyRules(replayRules)]);
  const collected = instants.map(() => ({ measures: openMeasures(), sample: openBuyerSample(MOST_FITTED) }));
  const look = ({ customerId, events }: CustomerHistory, place: number) => {
    const draft = openHistoryDraft(customerId, replayRules.fold);
    const rank = sampleRank(customerId);
    let next = 0;
    const lookUntil = (instant: EpochMs) => {
      for (; next < instants.length && instants[next]! <= instant; next++) {
        const state = draft.stateOf(customerId);
        const { measures, sample } = collected[next]!;
        const own = rfmMeasures(state, instants[next]!, rules);
        if (own !== null) measures.add(place, own);
        const buyer = sampledBuyer(state, instants[next]!, replayRules.zone);
        if (buyer !== null) sample.add(rank, buyer);
      }
    };
    for (const event of events) {
      lookUntil(Math.min(event.occurredAt, history.until - 1));
      draft.apply(customerId, toCustomerEvent(event), rules);
    }
    lookUntil(history.until);
    onCustomer();
  };
  history.customers.forEach(look);
  return collected;
}
