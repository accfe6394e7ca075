import { type Policy, signals } from '@tidemark/core';
import { neverStands } from '../classes/standing-signals.ts';
import type { PolicyFault } from '../shared/policy-fault.ts';

/** Where the limits of a signal stand, of those that may be unable to. */
const sections: Readonly<Record<string, string>> = { p_active: 'pActive', frequency_drop: 'frequencyDrop' };

/** Signals that are not switched off and can never stand. */
export function idleSignals(policy: Policy): readonly PolicyFault[] {
  return signals.flatMap(({ name }) => {
    const why = policy.churn.off.includes(name) ? undefined : neverStands(policy, name);
    if (why === undefined) return [];
    return [{ path: ['churn', sections[name] ?? name], message: `${why}. Mend that, or switch ${name} off` }];
  });
}
