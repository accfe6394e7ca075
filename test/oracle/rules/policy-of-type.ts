import type { CustomerType, Policy, PolicyOverride } from '@tidemark/core';

/** The parts that may differ by type. */
const PARTS = ['rfm', 'value', 'lifecycle', 'engagement', 'satisfaction', 'churn', 'dwell'] as const;

function withOverride(policy: Policy, override: PolicyOverride): Policy {
  const parts = PARTS.map((part) => [part, { ...policy[part], ...override[part] }]);
  return { ...policy, ...Object.fromEntries(parts) };
}

/** Every policy that a customer may stand under: of no type known, then of each type that has an override. */
export function policiesOf(policy: Policy): readonly Policy[] {
  const overrides = Object.values(policy.byCustomerType);
  return [policy, ...overrides.map((override) => withOverride(policy, override))];
}

/** The policy as it is for customers of a type: each part key by key, and the rest as it stands. */
export function policyOfType(policy: Policy, type: CustomerType | null): Policy {
  if (type === null) return policy;
  const override = policy.byCustomerType[type === 'ENTERPRISE' ? 'enterprise' : 'individual'];
  return override === undefined ? policy : withOverride(policy, override);
}
