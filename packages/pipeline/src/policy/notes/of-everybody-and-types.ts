import { type Policy, policyFor } from '@tidemark/core';
import { customerTypes } from '../shared/customer-types.ts';
import { below, type PolicyFault, without } from '../shared/policy-fault.ts';

/** What is found in the rules of everybody, and below `byCustomerType` what is found for a type of customers alone. */
export function ofEverybodyAndTypes(
  policy: Policy,
  find: (policy: Policy) => readonly PolicyFault[],
): readonly PolicyFault[] {
  const ofEverybody = find(policy);
  const ofTypes = customerTypes.flatMap(([key, type]) =>
    below(['byCustomerType', key], without(find(policyFor(policy, type)), ofEverybody)),
  );
  return [...ofEverybody, ...ofTypes];
}
