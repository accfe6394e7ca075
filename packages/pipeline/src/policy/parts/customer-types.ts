import type { CustomerType, Policy } from '@tidemark/core';

/** The customer types, as a policy names them and as events do. */
export const customerTypes = [
  ['individual', 'INDIVIDUAL'],
  ['enterprise', 'ENTERPRISE'],
] as const satisfies readonly (readonly [keyof Policy['byCustomerType'], CustomerType])[];
