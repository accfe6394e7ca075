import type { Policy } from '@tidemark/core';
import { reachableClasses } from '../classes/reachable-classes.ts';
import type { PolicyFault } from '../shared/policy-fault.ts';

/** Dwells that hold nobody back, and ranks of classes that nobody is in. */
export function idleDwell(policy: Policy): readonly PolicyFault[] {
  return Object.entries(policy.dwell).flatMap(([dimension, { ranks }]) => {
    const reachable = reachableClasses(policy, dimension);
    const ofNobody = Object.keys(ranks)
      .filter((ranked) => !reachable.includes(ranked))
      .map((ranked) => ({
        path: ['dwell', dimension, 'ranks', ranked],
        message: `nobody is ever in ${ranked} under these rules`,
      }));
    const differing = new Set(reachable.map((each) => ranks[each]).filter((rank) => rank !== undefined));
    if (differing.size > 1) return ofNobody;
    const message = 'holds nobody back: no class in ranks is worse than another one';
    return [{ path: ['dwell', dimension], message }, ...ofNobody];
  });
}
