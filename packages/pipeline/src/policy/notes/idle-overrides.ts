import { isDeepStrictEqual } from 'node:util';
import type { OverridablePart, Policy } from '@tidemark/core';
import { customerTypes } from '../shared/customer-types.ts';
import type { PolicyFault } from '../shared/policy-fault.ts';

/** Rules for a type of customers that are everybody's anyway. */
export function idleOverrides(policy: Policy): readonly PolicyFault[] {
  return customerTypes.flatMap(([key]) => {
    const override = policy.byCustomerType[key];
    if (override === undefined) return [];
    const path = ['byCustomerType', key];
    if (Object.keys(override).length === 0) return [{ path, message: 'changes nothing: it is empty' }];
    return Object.entries(override).flatMap(([part, settings]) =>
      idleSettings(policy[part as OverridablePart], settings, [...path, part]),
    );
  });
}

function idleSettings(
  ofEverybody: object,
  settings: object,
  path: PolicyFault['path'],
): readonly PolicyFault[] {
  const everybody = new Map(Object.entries(ofEverybody));
  const entries = Object.entries(settings);
  if (entries.length === 0) return [{ path, message: 'changes nothing: it is empty' }];
  return entries
    .filter(([setting, value]) => isDeepStrictEqual(value, everybody.get(setting)))
    .map(([setting]) => ({ path: [...path, setting], message: 'changes nothing: it is so for everybody' }));
}
