import type { Signal, ZoneTable } from '@tidemark/core';

/** What a sentence needs beside the output itself. */
export interface SentenceStyle {
  /** Dates are local ones. */
  readonly zone: ZoneTable;
  /** A name to call the customer by; undefined: the id alone. */
  readonly nameOf: (customerId: string) => string | undefined;
  /** Whose words tell what an alert saw; the standard list by default. */
  readonly signals?: readonly Signal[];
}
