import { type DeploymentConfig, type Fold, standardFold } from '@tidemark/core';
import { type OutputTopic, openSegmenterCodecs, outputTopics, readDeployment } from '@tidemark/pipeline';
import type { ServiceContext } from '@tidemark/stream';
import { auditPartition, type PartitionAudit } from './audit-partition.ts';
import { type SampleSize, sampleOf, shareOf } from './sample.ts';

/** The result of an audit, by partition. */
export interface AuditReport {
  readonly deployment: string;
  /** The share of customers that was compared, 0 to 1. */
  readonly share: number;
  readonly partitions: readonly PartitionAudit[];
}

export interface AuditOptions {
  /** Undefined: every customer. */
  readonly sample: SampleSize | undefined;
  /** Called after each record folded, with the events in it. */
  readonly onFolded: (partition: number, events: number) => void;
  /** The lists that the deployment runs with; the standard ones by default. */
  readonly outputs?: readonly OutputTopic[] | undefined;
  readonly fold?: Fold | undefined;
}

/**
 * Audits a deployment: is what the store holds the fold of the log, and do the public topics hold the outputs that the fold
 * produces? Partition after partition, so that the states of one at a time are held in memory. The deployment may be
 * running; nothing is changed.
 *
 * @throws TidemarkError `refused` when the deployment is not set up, or its log ends before its state; `log-corrupt` for a
 * record that cannot be folded; `store-unavailable` (retryable) when the state moves on during every look, or goes back
 */
export async function auditDeployment(context: ServiceContext, options: AuditOptions): Promise<AuditReport> {
  const deployment = await readDeployment(context);
  const { outputs = outputTopics, fold = standardFold } = options;
  const codecs = await openSegmenterCodecs(context, outputs);
  const share = await shareToCompare(context, deployment, options.sample);
  const sample = sampleOf(share);
  const partitions: PartitionAudit[] = [];
  for (let partition = 0; partition < deployment.partitions; partition++) {
    const onFolded = (events: number) => options.onFolded(partition, events);
    const isWhole = share >= 1;
    const compared = { sample, isWhole, onFolded, outputs, fold };
    partitions.push(await auditPartition({ context, deployment, partition, codecs, ...compared }));
  }
  return { deployment: deployment.id, share, partitions };
}

async function shareToCompare(
  { store }: ServiceContext,
  deployment: DeploymentConfig,
  size: SampleSize | undefined,
): Promise<number> {
  if (size === undefined) return 1;
  const partitions = Array.from({ length: deployment.partitions }, (_, partition) => partition);
  const sizes = await Promise.all(partitions.map((partition) => store.partition(partition).size(0)));
  return shareOf(
    size,
    sizes.reduce((sum, { states }) => sum + states, 0),
  );
}
