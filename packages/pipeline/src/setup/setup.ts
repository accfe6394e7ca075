import type { DeploymentConfig, Policy } from '@tidemark/core';
import { customerEvents } from '@tidemark/schemas';
import { refusal, type ServiceContext, type TopicSpec } from '@tidemark/stream';
import { isSameDeployment } from '../deployment/deployment-record.ts';
import { findDeployment } from '../deployment/read-deployment.ts';
import { checkPartitionCounts } from '../deployment-checks/check-partition-counts.ts';
import { namesOf } from '../names/names.ts';
import { outputTopics } from '../outputs/list.ts';
import type { OutputTopic } from '../outputs/output-topic.ts';
import { checkAgainstDeployment } from '../policy/policy-document.ts';
import { sources as standardSources } from '../sources/list.ts';
import type { Source } from '../sources/source.ts';
import { writeFirstRecords } from './first-records.ts';
import { fitLargestRecords } from './fit-largest-records.ts';
import { registerSchemas } from './register-schemas.ts';
import { commitStartingOffsets, type SourceStart } from './starting-offsets.ts';

/** What a deployment is made with. */
export interface SetupOptions {
  readonly deployment: DeploymentConfig;
  /** The first policy; it acts from the beginning of time. */
  readonly policy: Policy;
  /** Where the intakes start in the topics that exist. */
  readonly from: SourceStart;
  /** The standard lists by default. A list that gains an entry: run setup again. */
  readonly sources?: readonly Source[] | undefined;
  readonly outputs?: readonly OutputTopic[] | undefined;
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
 * @returns@returns the settings in force: those in the log when there were some
 * @throws PolicyInvalid for rules that the deployment cannot take, TidemarkError `refused` when the log belongs to another deployment or was set up with other settings
 */
export async function setup(context: ServiceContext, options: SetupOptions): Promise<DeploymentConfig> {
  const { sources = standardSources, outputs = outputTopics } = options;
  checkAgainstDeployment(options.policy, options.deployment);
  await registerSchemas(context, { sources, outputs });
  await context.admin.createTopics([logTopic(context, options.deployment)]);
  const deployment = await agreeOnDeployment(context, options.deployment);
  await writeFirstRecords(context, deployment, options.policy);
  await context.admin.createTopics(otherTopics(context, deployment, [...sources, ...outputs]));
  await fitLargestRecords(context, sources);
  await checkPartitionCounts(context, deployment, outputs);
  await commitStartingOffsets(context, sources, options.from);
  return deployment;
}

function logTopic(context: ServiceContext, { partitions }: DeploymentConfig): TopicSpec {
  return { topic: namesOf(context).customerEvents, partitions, config: customerEvents.config };
}

function otherTopics(
  { topicPrefix }: ServiceContext,
  deployment: DeploymentConfig,
  declared: readonly (Source | OutputTopic)[],
): readonly TopicSpec[] {
  return declared.map(({ name, contract: { partitions, config } }) => ({
    topic: `${topicPrefix}${name}`,
    partitions: partitions === 'of-deployment' ? deployment.partitions : partitions,
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
  throw refusal(
    `Cannot set up "${wanted.id}": ${namesOf(context).customerEvents} was set up as "${found.id}" with ${found.partitions} partitions, zone ${found.zone.name}, currencies ${found.currencies.join(', ')}. A deployment never changes: repeat these options, or choose another TIDEMARK_TOPIC_PREFIX.`,
  );
}
