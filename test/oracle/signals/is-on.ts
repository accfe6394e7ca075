import type { Policy } from '@tidemark/core';
import { tellingModel } from '../models/probability-active.ts';

/** Whether the policy has not switched a signal off. */
export function isOn(signal: string, { churn }: Policy): boolean {
  return !churn.off.includes(signal);
}

/** p_active exists while it is on and a model tells something (FOLD.md 9): overdue is its stand-in, and then does not stand. */
export function hasPActive(policy: Policy): boolean {
  return isOn('p_active', policy) && tellingModel(policy) !== null;
}
