import type { Policy } from './policy.ts';
import type { EpochMs } from './time-units.ts';
import type { ZoneTable } from './zone-table.ts';

/** What can never change in a deployment. The first record of every log partition. */
export interface DeploymentConfig {
  /** Names the deployment; prefix of its groups and transactional ids. */
  readonly id: string;
  readonly partitions: number;
  readonly zone: ZoneTable;
  /** ISO 4217 codes; the first one is the currency of every profile. */
  readonly currencies: readonly string[];
  /** How many local days of buckets a customer keeps, counted from the day of its own time. */
  readonly daysKept: number;
  /** Outputs before it are historical; alerts before it are not published. */
  readonly goLive: EpochMs;
  /** `simulated`: ticks may run ahead of the broker's clock. */
  readonly time: 'real' | 'simulated';
}

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
