import { OTHERS, type Policy } from '@tidemark/core';
import { judgeBoxes } from '../segments/judge-segments.ts';
import { allCodes } from '../segments/segment-faults.ts';
import { knownClasses } from './known-classes.ts';

/** Those classes of a dimension that some customer can be in under these rules. */
export function reachableClasses(policy: Policy, dimension: string): readonly string[] {
  const never = unreachable(policy, dimension);
  return (knownClasses(dimension, [policy.rfm]) ?? []).filter((known) => !never.includes(known));
}

function unreachable({ rfm, engagement }: Policy, dimension: string): readonly string[] {
  if (dimension === 'rfm') return segmentsOfNobody(rfm);
  if (dimension === 'engagement' && engagement.silentDays >= engagement.lostDays) return ['silent'];
  return [];
}

function segmentsOfNobody(rfm: Policy['rfm']): readonly string[] {
  const { segments } = rfm;
  switch (segments.by) {
    case 'grid':
      return [];
    case 'codes':
      return [OTHERS];
    case 'boxes': {
      const { uncovered, neverWin } = judgeBoxes(segments.list, allCodes(rfm));
      return uncovered.length === 0 ? [...neverWin, OTHERS] : neverWin;
    }
    default:
      return segments satisfies never;
  }
}
