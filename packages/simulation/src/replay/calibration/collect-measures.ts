import { type EpochMs, rfmMeasures } from '@tidemark/core';
import { openHistoryDraft } from '@tidemark/pipeline';
import type { CustomerHistory, History } from '../history/history.ts';
import { toCustomerEvent } from '../history/to-customer-event.ts';
import { policyRules, type ReplayRules, rulesWith } from '../rules/replay-rules.ts';
import { type Measures, openMeasures } from './measures.ts';

/**
 * What everybody comes to at each of some instants, of the events before it; at the history's end, of all. Limits have no part in the three numbers, so
 * that the policy alone is folded by; that costs a pass over the history of its own, before the one that classifies.
 *
 * @param instants ascending, none after the history's end
 */
export function collectMeasures(
  history: History,
  replayRules: ReplayRules,
  instants: readonly EpochMs[],
  onCustomer: () => void,
): readonly Measures[] {
  const rules = rulesWith(replayRules, [policyRules(replayRules)]);
  const collected = instants.map(openMeasures);
  const look = ({ customerId, events }: CustomerHistory, place: number) => {
    const draft = openHistoryDraft(customerId, replayRules.fold);
    let next = 0;
    const lookUntil = (instant: EpochMs) => {
      for (; next < instants.length && instants[next]! <= instant; next++) {
        const measures = rfmMeasures(draft.stateOf(customerId), instants[next]!, rules);
        if (measures !== null) collected[next]!.add(place, measures);
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
