import type { DeploymentConfig, EpochMs } from '@tidemark/core';

/** Days of purchases that a state keeps, two years: the longest window a policy may have. */
export const DAYS_KEPT = 730;

/** A deployment's settings, with two years of purchases kept. None of them can be changed once `setup` has written them. */
export function deploymentWith(options: {
  /** Prefix of groups and transactional ids. */
  readonly id: string;
  /** Of the log and of each public topic. */
  readonly partitions: number;
  /** Decides what a local day is. */
  readonly zone: DeploymentConfig['zone'];
  /** ISO 4217 codes; money is added up in the first. */
  readonly currencies: readonly string[];
  /** Epoch milliseconds before which nothing is published. */
  readonly goLive: EpochMs;
  /** `real` for a clock's ticks, `simulated` for those of a driver. */
  readonly time: DeploymentConfig['time'];
}): DeploymentConfig {
  return { ...options, daysKept: DAYS_KEPT };
}
