import type { DeploymentConfig, Policy } from '@tidemark/core';
import { subjectOf, topics } from '@tidemark/schemas';
import { type ServiceContext, TidemarkError, type TopicSpec } from '@tidemark/stream';
import { namesOf } from '../names.ts';
import { checkAgainstDeployment } from '../policy/policy-document.ts';
import { isSameDeployment } from '../segmenter/deployment-record.ts';
import { checkPartitionCounts } from './check-partition-counts.ts';
import { writeFirstRecords } from './first-records.ts';
import { fitLargestRecords } from './fit-largest-records.ts';
import { findDeployment } from './read-deployment.ts';
import { commitStartingOffsets } from './starting-offsets.ts';

/** What a deployment is made with. */
export interface SetupOptions {
  readonly deployment: DeploymentConfig;
  /** The first policy; it acts from the beginning of time. */
  readonly policy: Policy;
  /** Where the intakes start in the topics that exist. */
  readonly from: 'earliest' | 'latest';
}

/**
 * Makes a deployment, or completes one whose setup was interrupted: run it again with the same options.
 *
 * 1. Registers the schemas: the first record needs an id.
 * 2. Creates customer-events; deployment and first policy become the first record of each partition.
 * 3. Creates the other topics where they are missing; a public one that is there must have the deployment's number of partitions.
 * 4. Creates the dead letters, and raises what they and customer-events take to what the sources take.
 * 5. Commits C = 0 for each partition and the starting offset of each source partition, where nothing is committed yet.
 *
 * @returns the deployment in force: the one in the log when there was one
 * @throws PolicyInvalid for rules that the deployment cannot take, TidemarkError `refused` when the log belongs to another deployment or was set up with another deployment
 */
export async function setup(context: ServiceContext, options: SetupOptions): Promise<DeploymentConfig> {
  checkAgainstDeployment(options.policy, options.deployment);
  await registerSchemas(context);
  await context.admin.createTopics([customerEventsTopic(context, options.deployment)]);
  const deployment = await agreeOnDeployment(context, options.deployment);
  await writeFirstRecords(context, deployment, options.policy);
  await context.admin.createTopics(otherTopics(context, deployment));
  await fitLargestRecords(context);
  await checkPartitionCounts(context, deployment);
  await commitStartingOffsets(context, options.from);
  return deployment;
}

async function registerSchemas({ registry, topicPrefix }: ServiceContext): Promise<void> {
  for (const { topic, schema, compatibility } of topics) {
    await registry.register(subjectOf(`${topicPrefix}${topic}`), schema.json, compatibility);
  }
}

function customerEventsTopic(context: ServiceContext, deployment: DeploymentConfig): TopicSpec {
  const contract = topics.find(({ topic }) => topic === 'customer-events')!;
  return {
    topic: namesOf(context).customerEvents,
    partitions: deployment.partitions,
    config: contract.config,
  };
}

/** The sources and the public topics. */
function otherTopics({ topicPrefix }: ServiceContext, deployment: DeploymentConfig): readonly TopicSpec[] {
  return topics
    .filter(({ topic }) => topic !== 'customer-events')
    .map(({ topic, partitions, config }) => ({
      topic: `${topicPrefix}${topic}`,
      partitions: partitions === 'as-the-deployment' ? deployment.partitions : partitions,
      config,
    }));
}

/** The log's own deployment where there is one: it can never change, so an interrupted setup goes on with it. */
async function agreeOnDeployment(
  context: ServiceContext,
  wanted: DeploymentConfig,
): Promise<DeploymentConfig> {
  const found = await findDeployment(context);
  if (found === undefined) return wanted;
  // The go-live of an interrupted setup stands, whenever the second run begins.
  if (isSameDeployment(found, { ...wanted, goLive: found.goLive })) return found;
  throw new TidemarkError(
    'refused',
    `Cannot set up "${wanted.id}": ${namesOf(context).customerEvents} was set up as "${found.id}" with ${found.partitions} partitions, zone ${found.zone.name}, currencies ${found.currencies.join(', ')}. A deployment never changes: repeat these options, or choose another TIDEMARK_TOPIC_PREFIX.`,
    { isRetryable: false },
  );
}
