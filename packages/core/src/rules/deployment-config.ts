import type { EpochMs } from '../time/time-units.ts';
import type { ZoneTable } from '../time/zone-table.ts';

/** What can never change in a deployment. The first record of every log partition. */
export interface DeploymentConfig {
  /** Names the deployment; prefix of its groups and transactional ids. */
  readonly id: string;
  /** Of `customer-events`. */
  readonly partitions: number;
  /** Local days are counted by it. */
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
