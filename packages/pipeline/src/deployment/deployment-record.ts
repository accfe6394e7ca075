import { isDeepStrictEqual } from 'node:util';
import type { DeploymentConfig } from '@tidemark/core';
import type { Deployment as LoggedDeployment } from '@tidemark/schemas';

/** The deployment as an entry of a block. */
export function toLoggedDeployment(deployment: DeploymentConfig): LoggedDeployment {
  return { ...deployment, type: 'Deployment', time: deployment.time === 'real' ? 'REAL' : 'SIMULATED' };
}

/** The deployment of such an entry. */
export function fromLoggedDeployment({ type: _, time, ...deployment }: LoggedDeployment): DeploymentConfig {
  return { ...deployment, time: time === 'REAL' ? 'real' : 'simulated' };
}

/** True when they are equal in every setting, zone transitions included. */
export function isSameDeployment(left: DeploymentConfig, right: DeploymentConfig): boolean {
  return isDeepStrictEqual(left, right);
}
