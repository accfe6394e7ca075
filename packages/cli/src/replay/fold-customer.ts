import type { EpochMs, Rulers, State } from '@tidemark/core';
import { type CustomerOutput, openDraft } from '@tidemark/pipeline';
import { type CustomerStanding, standingAt } from '../customers/customer-standing.ts';
import type { CustomerHistory } from './history.ts';
import { toCustomerEvent } from './to-customer-event.ts';

/** What came of one customer's history. */
export interface FoldedCustomer {
  readonly state: State;
  readonly rulers: Rulers;
  readonly standing: CustomerStanding;
  readonly outputs: readonly CustomerOutput[];
}

/**
 * Folds one customer's history with the segmenter's own step: its events in order, then the silences up to and including
 * `until`.
 */
export function foldCustomer(
  { customerId, events }: CustomerHistory,
  rulers: Rulers,
  until: EpochMs,
): FoldedCustomer {
  const draft = openDraft([customerId], []);
  for (const event of events) draft.apply(customerId, toCustomerEvent(event), rulers);
  draft.fire(customerId, until, rulers);
  const state = draft.stateOf(customerId);
  const standing = standingAt(customerId, state, until, rulers)!;
  return { state, rulers, standing, outputs: draft.outputs };
}
