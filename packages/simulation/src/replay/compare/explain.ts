import type { EpochMs } from '@tidemark/core';
import type { FoldedCustomer } from '../fold/fold-customer.ts';

/** A customer at an instant, under the rules that it was folded with. */
export type CustomerAt = Pick<FoldedCustomer, 'state' | 'rules' | 'fold' | 'snapshot'> & {
  readonly at: EpochMs;
};

/**
 * Explains why one customer is in two classes of a dimension, in the caller's words.
 *
 * @param dimension one of the fold's, or `abc` and `churn`
 */
export type Explain = (dimension: string, first: CustomerAt, second: CustomerAt) => string;
