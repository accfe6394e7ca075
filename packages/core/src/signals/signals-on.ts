import type { Policy } from '../rules/policy.ts';
import { isOn } from './is-on.ts';
import type { Signal } from './signal.ts';

const known = new WeakMap<Policy, { readonly list: readonly Signal[]; readonly on: readonly Signal[] }>();

/** The signals that a policy lets stand, in their order, worked out once for each; the very list where none is switched off. */
export function signalsOn(policy: Policy, list: readonly Signal[]): readonly Signal[] {
  if (policy.churn.off.length === 0) return list;
  const before = known.get(policy);
  if (before?.list === list) return before.on;
  const on = list.filter((signal) => isOn(policy, signal));
  known.set(policy, { list, on });
  return on;
}
