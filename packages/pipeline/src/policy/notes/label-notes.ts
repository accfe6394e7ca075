import { type Policy, policyFor } from '@tidemark/core';
import { reachableClasses } from '../classes/reachable-classes.ts';
import { customerTypes } from '../shared/customer-types.ts';
import type { PolicyFault } from '../shared/policy-fault.ts';

const languages = [
  ['en', 'English'],
  ['zh', 'Chinese'],
] as const;

/** Names that are missing beside others: what has none is shown by its code. */
export function labelNotes(policy: Policy): readonly PolicyFault[] {
  const policies = [policy, ...customerTypes.map(([, type]) => policyFor(policy, type))];
  return Object.entries(policy.labels).flatMap(([dimension, labels]) => {
    const classes = new Set(policies.flatMap((each) => reachableClasses(each, dimension)));
    const unnamed = [...classes].filter((each) => labels[each] === undefined);
    const message = `without a name: ${unnamed.join(', ')}`;
    return [
      ...(unnamed.length === 0 ? [] : [{ path: ['labels', dimension], message }]),
      ...Object.entries(labels).flatMap(([named, label]) =>
        languages
          .filter(([language]) => label[language] === '')
          .map(([language, name]) => ({
            path: ['labels', dimension, named],
            message: `no name in ${name} (${language})`,
          })),
      ),
    ];
  });
}
