import type { CustomerType, Policy, PolicyOverride } from '@tidemark/core';

/** The parts that may differ by type. */
const PARTS = ['rfm', 'value', 'lifecycle', 'engagement', 'satisfaction', 'churn', 'dwell'] as const;

function withOverride(policy: Policy, override: PolicyOverride): Policy {
  const parts = PARTS.map((part) => [part, { ...policy[part], ...override[part] }]);
  return { ...policy, ...Object.fromEntries(parts) };
}

type ByType = Readonly<Partial<Record<keyof Policy['byCustomerType'], Policy>>>;

/** Made once each: a policy never changes, and every instant that is looked at asks for these. */
const made = new WeakMap<Policy, ByType>();

/** The policies that the overrides make, by type. */
function byType(policy: Policy): ByType {
  const known = made.get(policy);
  if (known !== undefined) return known;
  const entries = Object.entries(policy.byCustomerType);
  const types: ByType = Object.fromEntries(
    entries.map(([type, override]) => [type, withOverride(policy, override)]),
  );
  made.set(policy, types);
  return types;
}

/** Every policy that a customer may stand under: of no type known, then of each type that has an override. */
export function policiesOf(policy: Policy): readonly Policy[] {
  return [policy, ...Object.values(byType(policy))];
}

/** The policy as it is for customers of a type: each part key by key, and the rest as it stands. */
export function policyOfType(policy: Policy, type: CustomerType | null): Policy {
  if (type === null) return policy;
  return byType(policy)[type === 'ENTERPRISE' ? 'enterprise' : 'individual'] ?? policy;
}
