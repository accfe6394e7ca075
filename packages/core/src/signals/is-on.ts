import type { Policy } from '../rules/policy.ts';
import type { Signal } from './signal.ts';

/** Whether a policy lets a signal stand. */
export function isOn({ churn: { off } }: Policy, { name }: Pick<Signal, 'name'>): boolean {
  return off.length === 0 || !off.includes(name);
}
