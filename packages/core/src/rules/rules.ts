import type { EpochMs } from '../time/time-units.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import type { Policy } from './policy.ts';

/** A policy and a scorecard from the instant at which they act together. */
export interface RuleSet {
  readonly policyVersion: number;
  readonly scorecardVersion: number | null;
  readonly effectiveAt: EpochMs;
  /** As calibrated by the scorecard: its cut points stand in the place of the limits. */
  readonly policy: Policy;
}

/** All rule sets the log has named so far, ascending by `effectiveAt`; never empty; the first acts from 0. */
export interface Rules {
  readonly deployment: DeploymentConfig;
  readonly list: readonly RuleSet[];
}
