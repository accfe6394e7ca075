import type { DeploymentConfig } from '@tidemark/core';
import type { ServiceContext } from '@tidemark/stream';
import { isSameDeployment } from '../deployment/deployment-record.ts';
import { refusal } from '../errors/refusal.ts';
import { memoryFields, storedDeployment } from '../partition-memory/stored-memory.ts';

/**
 * Checks that the deployment stored with each partition is the log's: a store that another deployment filled has customers, dues
 * and a time that are not this one's. A partition that no segmenter has begun is passed over.
 *
 * @throws TidemarkError `refused` with what to do
 */
export async function checkStoredDeployments(
  { store }: ServiceContext,
  deployment: DeploymentConfig,
): Promise<void> {
  for (let partition = 0; partition < deployment.partitions; partition += 1) {
    // The deployment and nothing else: what a rebuild is to mend must not keep it from starting.
    const stored = storedDeployment(await store.partition(partition).peekFields(memoryFields));
    if (stored !== undefined) checkStoredDeployment(stored, deployment, partition);
  }
}

/**
 * Checks that the deployment stored with a partition is the log's.
 *
 * @throws TidemarkError `refused` with what to do
 */
export function checkStoredDeployment(
  stored: DeploymentConfig,
  logged: DeploymentConfig,
  partition: number,
): void {
  if (isSameDeployment(stored, logged)) return;
  throw refusal(
    `Cannot use the state of partition ${partition}: the store holds deployment "${stored.id}" with other settings than the log's "${logged.id}". Point REDIS_URL at this deployment's store, or set TIDEMARK_REDIS_PREFIX.`,
  );
}
