import type { CustomerType } from '../events/customer-event.ts';
import type { Policy, PolicyOverride } from './policy.ts';

const keys = { INDIVIDUAL: 'individual', ENTERPRISE: 'enterprise' } as const satisfies Record<
  CustomerType,
  keyof Policy['byCustomerType']
>;

const known = new WeakMap<Policy, Map<CustomerType, Policy>>();

/** The policy as it is for customers of a type, worked out once for each; the policy itself where nothing differs. */
export function policyFor(policy: Policy, customerType: CustomerType | null): Policy {
  if (customerType === null) return policy;
  const override = policy.byCustomerType[keys[customerType]];
  if (override === undefined) return policy;
  const before = known.get(policy)?.get(customerType);
  if (before !== undefined) return before;
  const resolved = overridden(policy, override);
  const ofPolicy = known.get(policy) ?? new Map<CustomerType, Policy>();
  known.set(policy, ofPolicy.set(customerType, resolved));
  return resolved;
}

function overridden(policy: Policy, override: PolicyOverride): Policy {
  const { rfm, value, lifecycle, engagement, satisfaction, churn, dwell } = override;
  return {
    ...policy,
    rfm: { ...policy.rfm, ...rfm },
    value: { ...policy.value, ...value },
    lifecycle: { ...policy.lifecycle, ...lifecycle },
    engagement: { ...policy.engagement, ...engagement },
    satisfaction: { ...policy.satisfaction, ...satisfaction },
    churn: { ...policy.churn, ...churn },
    dwell: { ...policy.dwell, ...definite(dwell) },
  };
}

/** A record without the entries that a partial one may leave undefined. */
function definite(dwell: Partial<Policy['dwell']> | undefined): Policy['dwell'] {
  const entries = Object.entries(dwell ?? {}).filter(
    (entry): entry is [string, Policy['dwell'][string]] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}
