import { type Fold, standardFold } from '@tidemark/core';
import { openCustomerCache } from './customer-cache.ts';
import { openDraft, type StepDraft } from './step-draft.ts';

const notCounted = { add: () => undefined };

/** A draft over one new customer, for folding a history without log and store. */
export function openHistoryDraft(customerId: string, fold: Fold = standardFold): StepDraft {
  const customers = openCustomerCache(fold, 1);
  customers.load([customerId], [undefined]);
  return openDraft(customers, notCounted, fold);
}
