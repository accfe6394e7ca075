import { type EpochMs, type Fold, type Rules, type State, standardFold } from '@tidemark/core';
import { type CustomerSnapshot, snapshotAt } from '@tidemark/operations';
import { type CustomerOutput, openHistoryDraft } from '@tidemark/pipeline';
import type { CustomerHistory } from '../history/history.ts';
import { toCustomerEvent } from '../history/to-customer-event.ts';

/** What came of one customer's history. */
export interface FoldedCustomer {
  readonly state: State;
  readonly rules: Rules;
  /** What folded it: its classes are in the order of the fold's dimensions. */
  readonly fold: Fold;
  readonly snapshot: CustomerSnapshot;
  readonly outputs: readonly CustomerOutput[];
}

/**
 * Folds one customer's history with the segmenter's own step: its events in order, then the silences up to and including
 * `until`.
 */
export function foldCustomer(
  { customerId, events }: CustomerHistory,
  rules: Rules,
  until: EpochMs,
  fold: Fold = standardFold,
): FoldedCustomer {
  const draft = openHistoryDraft(customerId, fold);
  for (const event of events) draft.apply(customerId, toCustomerEvent(event), rules);
  draft.fire(customerId, until, rules);
  const state = draft.stateOf(customerId);
  const snapshot = snapshotAt(customerId, state, until, rules, fold)!;
  return { state, rules, fold, snapshot, outputs: draft.outputs };
}
