import type { CustomerType, Policy } from '@tidemark/core';

/** The customer types: the key in a policy's `byCustomerType`, and the symbol in events. */
export const customerTypes = [
  ['individual', 'INDIVIDUAL'],
  ['enterprise', 'ENTERPRISE'],
] as const satisfies readonly (readonly [keyof Policy['byCustomerType'], CustomerType])[];
