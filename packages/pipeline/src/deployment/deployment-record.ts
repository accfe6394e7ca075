import { isDeepStrictEqual } from 'node:util';
import type { DeploymentConfig } from '@tidemark/core';
import type { Deployment as LoggedDeployment } from '@tidemark/schemas';

/** The deployment as the log holds it. */
export function toLoggedDeployment(deployment: DeploymentConfig): LoggedDeployment {
  return { ...deployment, type: 'Deployment', time: deployment.time === 'real' ? 'REAL' : 'SIMULATED' };
}

/** The deployment of a log record. */
export function fromLoggedDeployment({ type: _, time, ...deployment }: LoggedDeployment): DeploymentConfig {
  return { ...deployment, time: time === 'REAL' ? 'real' : 'simulated' };
}

/** True when both say the same of everything. */
export function isSameDeployment(left: DeploymentConfig, right: DeploymentConfig): boolean {
  return isDeepStrictEqual(left, right);
}
