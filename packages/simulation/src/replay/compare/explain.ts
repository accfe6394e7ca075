import type { EpochMs } from '@tidemark/core';
import type { FoldedCustomer } from '../fold/fold-customer.ts';

/** A customer at an instant, under the rule sets of then. */
export type Seen = Pick<FoldedCustomer, 'state' | 'rules' | 'snapshot'> & { readonly at: EpochMs };

/** Says why one customer has two classes in a dimension. How that is put is the caller's matter. */
export type Explain = (dimension: string, first: Seen, second: Seen) => string;
