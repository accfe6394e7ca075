import type { DeploymentConfig } from '@tidemark/core';
import type { RunningService, ServiceContext } from '@tidemark/stream';
import { readDeployment } from '../deployment/read-deployment.ts';
import type { OutputTopic } from '../outputs/output-topic.ts';
import { checkPartitionCounts, findCountRefusal } from './check-partition-counts.ts';
import { checkStoredDeployments } from './check-stored-deployments.ts';

/** How often the partitions are counted while a service runs. */
const COUNT_MS = 10_000;

/** A service to be started in its deployment. */
export interface DeploymentService {
  readonly context: ServiceContext;
  readonly usesStore: boolean;
  /** The public topics whose partitions are counted; the standard list by default. */
  readonly outputs?: readonly OutputTopic[] | undefined;
  readonly start: () => Promise<RunningService>;
}

/**
 * Starts a service once topics and store are seen to be its deployment's, and ends it when they no longer are. Nothing is
 * subscribed to, written or claimed before:
 *
 * 1. the log belongs to this deployment; 2. log and public topics have the deployment's number of partitions; 3. the store,
 * for those who use it, holds no other deployment. 4. Then the service starts, and 2 is checked every ten seconds.
 *
 * @throws TidemarkError `refused` with what to do
 */
export async function startInDeployment({
  context,
  usesStore,
  outputs,
  start,
}: DeploymentService): Promise<RunningService> {
  const deployment = await readDeployment(context);
  await checkPartitionCounts(context, deployment, outputs);
  if (usesStore) await checkStoredDeployments(context, deployment);
  const service = await start();
  const stopping = new AbortController();
  const recounted = countAgain(context, deployment, outputs, stopping.signal);
  recounted.catch(() => undefined);
  return {
    ...service,
    ended: Promise.race([service.ended, recounted]),
    stop: async () => {
      stopping.abort();
      await service.stop();
    },
  };
}

/** Rejects when the counts no longer fit; never resolves. A count that fails is no reason to end: whoever needs the topic finds out. */
async function countAgain(
  context: ServiceContext,
  deployment: DeploymentConfig,
  outputs: readonly OutputTopic[] | undefined,
  stopping: AbortSignal,
): Promise<never> {
  for (;;) {
    await context.timing.wait(COUNT_MS, stopping);
    if (stopping.aborted) return new Promise(() => undefined);
    const refused = await findCountRefusal(context, deployment, outputs).catch((error: unknown) => {
      context.logger.debug({ err: error }, 'could not count the partitions');
      return undefined;
    });
    if (refused !== undefined) throw refused;
  }
}
