import type { DeploymentConfig, EpochMs } from '@tidemark/core';

/** Two years of buckets: the longest window a policy may use. */
export const DAYS_KEPT = 730;

/** A deployment with the defaults that most deployments keep. */
export function deploymentWith(options: {
  readonly id: string;
  readonly partitions: number;
  readonly zone: DeploymentConfig['zone'];
  readonly currencies: readonly string[];
  readonly goLive: EpochMs;
  readonly time: DeploymentConfig['time'];
}): DeploymentConfig {
  return { ...options, daysKept: DAYS_KEPT };
}
