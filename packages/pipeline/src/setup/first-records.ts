import { type DeploymentConfig, foldVersion, type Policy } from '@tidemark/core';
import { type Block, customerEventsBlockSchema, subjectOf } from '@tidemark/schemas';
import { openWireEncoder, refusal, type ServiceContext } from '@tidemark/stream';
import { isSameDeployment, toLoggedDeployment } from '../deployment/deployment-record.ts';
import { existingBounds } from '../deployment/existing-bounds.ts';
import { deploymentOf } from '../deployment/read-deployment.ts';
import { logCountRefusal } from '../deployment-checks/check-partition-counts.ts';
import { namesOf } from '../names/names.ts';
import { encodePolicy } from '../policy/policy-document.ts';

/** The policy record that `setup` writes: version 1, so that a second run writes the same bytes. */
const FIRST_POLICY = { version: 1, effectiveAt: 0, applyId: 'setup' } as const;

/**
 * Makes deployment and policy the first record of each partition of the log.
 *
 * @throws TidemarkError `refused` where a partition begins with another deployment, or the log has another number of them
 */
export async function writeFirstRecords(
  context: ServiceContext,
  deployment: DeploymentConfig,
  policy: Policy,
): Promise<void> {
  const { log, registry } = context;
  const topic = namesOf(context).customerEvents;
  const bounds = await existingBounds(context, topic);
  if (bounds.length !== deployment.partitions) {
    if (bounds.some(({ end }) => end > 0)) throw logCountRefusal(topic, bounds.length, deployment.partitions);
    throw refusal(
      `Cannot set up "${deployment.id}": ${topic} has ${bounds.length} partitions, the deployment is to have ${deployment.partitions}. Delete the topic or pass --partitions ${bounds.length}.`,
    );
  }
  const encoder = await openWireEncoder({
    registry,
    subject: subjectOf(topic),
    codec: customerEventsBlockSchema,
  });
  const value = encoder.encode(firstBlock(deployment, policy));
  const appender = await log.openAppender();
  for (const { partition, start, end } of bounds) {
    if (end === 0) await appender.append([{ topic, partition, key: null, value }]);
    else await checkFirstRecord(context, partition, start, deployment);
  }
  await appender.close();
}

function firstBlock(deployment: DeploymentConfig, policy: Policy): Block {
  return {
    origins: [],
    entries: [
      toLoggedDeployment(deployment),
      { type: 'Policy', ...FIRST_POLICY, foldVersion, document: encodePolicy(policy) },
    ],
  };
}

async function checkFirstRecord(
  context: ServiceContext,
  partition: number,
  start: number,
  deployment: DeploymentConfig,
): Promise<void> {
  const topic = namesOf(context).customerEvents;
  const range = { topic, partition, from: start, until: start + 1, isolation: 'read_uncommitted' } as const;
  for await (const record of context.log.read(range)) {
    if (isSameDeployment(await deploymentOf(record, context), deployment)) return;
    throw refusal(
      `Cannot set up "${deployment.id}": ${topic}/${partition} begins with another deployment than partition 0. Delete the topic and set up again.`,
    );
  }
}
