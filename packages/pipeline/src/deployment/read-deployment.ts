import type { DeploymentConfig } from '@tidemark/core';
import { customerEventsBlockSchema } from '@tidemark/schemas';
import {
  createWireDecoder,
  type LogRecord,
  refusal,
  type ServiceContext,
  TidemarkError,
} from '@tidemark/stream';
import { namesOf } from '../names/names.ts';
import { fromLoggedDeployment } from './deployment-record.ts';

/**
 * The deployment that the log's partition 0 begins with, which must be the one that this process is configured for. Services
 * read it before they subscribe to anything.
 *
 * @throws TidemarkError `refused` when the log was not set up, has lost its beginning or belongs to another deployment
 */
export async function readDeployment(context: ServiceContext): Promise<DeploymentConfig> {
  const { customerEvents } = namesOf(context);
  const deployment = await findDeployment(context);
  if (deployment === undefined) {
    throw refusal(`Cannot start: ${customerEvents} holds no deployment. Run \`tidemark setup\` first.`);
  }
  if (deployment.id !== context.deployment) {
    throw refusal(
      `Cannot start: ${customerEvents} belongs to deployment "${deployment.id}", this service runs as "${context.deployment}". Set TIDEMARK_DEPLOYMENT, or give this deployment names of its own with TIDEMARK_TOPIC_PREFIX and TIDEMARK_REDIS_PREFIX.`,
    );
  }
  return deployment;
}

/**
 * The deployment that the log's partition 0 begins with, whatever its id; undefined when there is no log or nothing in it.
 *
 * @throws TidemarkError `refused` when the log has lost its beginning, `log-corrupt` when it begins with something else
 */
export async function findDeployment(context: ServiceContext): Promise<DeploymentConfig | undefined> {
  const topic = namesOf(context).customerEvents;
  const bounds = (await context.log.bounds(topic))?.find(({ partition }) => partition === 0);
  if (bounds === undefined || bounds.end === 0) return undefined;
  if (bounds.start > 0) throw headGone(topic, bounds.start);
  const range = { topic, partition: 0, from: bounds.start, until: bounds.start + 1 };
  for await (const record of context.log.read({ ...range, isolation: 'read_uncommitted' })) {
    return deploymentOf(record, context);
  }
  return undefined;
}

/** The deployment a log partition's first record must hold; throws `log-corrupt` when it holds something else. */
export async function deploymentOf(
  record: LogRecord,
  { registry, timing }: ServiceContext,
): Promise<DeploymentConfig> {
  const decoder = createWireDecoder({ registry, codec: customerEventsBlockSchema, now: timing.now });
  await decoder.prepare([record.value]);
  const decoded = decoder.decode(record.value);
  const entry = decoded.ok ? decoded.value.entries.find(({ type }) => type === 'Deployment') : undefined;
  if (entry?.type === 'Deployment') return fromLoggedDeployment(entry);
  const found = decoded.ok ? 'something else' : `${decoded.reason}: ${decoded.detail}`;
  throw new TidemarkError(
    'log-corrupt',
    `Cannot read the deployment of ${record.topic}/${record.partition}: its first record holds ${found}.`,
    { isRetryable: false },
  );
}

/** Without its first records a log defines neither a deployment nor any customer's state. */
function headGone(topic: string, start: number): TidemarkError {
  return refusal(
    `Cannot read the deployment of ${topic}/0: the log begins at offset ${start}, the records before are gone. Restore the topic with every record from offset 0 (it must keep all: retention.ms=-1, retention.bytes=-1), or set up another deployment under another TIDEMARK_TOPIC_PREFIX and TIDEMARK_REDIS_PREFIX, which loads the sources again.`,
  );
}
