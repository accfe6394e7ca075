import type { Output } from '@tidemark/core';

/** An output and whose it is. */
export interface CustomerOutput {
  readonly customerId: string;
  readonly output: Output;
}
