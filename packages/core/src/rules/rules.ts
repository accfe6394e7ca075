import type { EpochMs } from '../time/time-units.ts';
import type { DeploymentConfig } from './deployment-config.ts';
import type { Policy } from './policy.ts';

/** A policy and the scorecard that calibrates it, from the instant on at which they are in force together. */
export interface RuleSet {
  /** From 1. */
  readonly policyVersion: number;
  /** From 1; null without a scorecard. */
  readonly scorecardVersion: number | null;
  readonly effectiveAt: EpochMs;
  /** As calibrated by the scorecard: its cut points stand in the place of the limits. */
  readonly policy: Policy;
}

/** A deployment, and all rule sets that the log has named so far. */
export interface Rules {
  readonly deployment: DeploymentConfig;
  /** Strictly ascending by `effectiveAt`; never empty; the first is in force from 0 on. */
  readonly list: readonly RuleSet[];
}
