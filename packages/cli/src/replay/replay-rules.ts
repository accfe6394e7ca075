import type { EpochMs, Frame, Policy, Ruler, Rulers, Scorecard, ZoneTable } from '@tidemark/core';
import { frameWith } from '@tidemark/pipeline';

/** Where the limits that a policy leaves to a scorecard come from. */
export type Calibrating =
  /** Nowhere: the policy's own limits. */
  | { readonly by: 'policy' }
  /** From everybody at the end of the history, once. */
  | { readonly by: 'as-of' }
  /** From everybody at each first of a month, 00:00 local. */
  | { readonly by: 'monthly' }
  | { readonly by: 'scorecard'; readonly scorecard: Scorecard; readonly effectiveAt: EpochMs };

/** What is tried on a history. */
export interface ReplayRules {
  readonly policy: Policy;
  readonly calibrating: Calibrating;
  readonly zone: ZoneTable;
  /** The first one is that of every profile; the policy has a rate for each of the others. */
  readonly currencies: readonly string[];
}

/** Rules as the fold takes them, as a deployment has them that had them from the beginning. */
export function rulersWith(rules: ReplayRules, list: readonly Ruler[]): Rulers {
  return { frame: replayFrame(rules), list };
}

/** The frame of a deployment that `setup` would make for a history. */
export function replayFrame({ zone, currencies }: Pick<ReplayRules, 'zone' | 'currencies'>): Frame {
  return frameWith({
    deployment: 'replay',
    partitions: 1,
    zone,
    currencies,
    goLive: 0,
    time: 'simulated',
  });
}

/** The ruler of the policy alone, from the beginning. */
export function policyRuler({ policy }: ReplayRules): Ruler {
  return { policyVersion: 1, scorecardVersion: null, effectiveAt: 0, policy };
}
