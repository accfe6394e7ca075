import type { DeploymentConfig } from '@tidemark/core';
import type { ServiceContext, TidemarkError } from '@tidemark/stream';
import { refusal } from '../errors/refusal.ts';
import { namesOf } from '../names/names.ts';
import { outputTopics } from '../outputs/list.ts';
import type { OutputTopic } from '../outputs/output-topic.ts';

/**
 * Checks that the log and every public topic have the deployment's number of partitions. A customer's partition follows from the
 * count: in a topic with another one, its records cannot be found any more.
 *
 * A topic that does not exist is left to those who need it.
 *
 * @throws TidemarkError `refused` with what to do
 */
export async function checkPartitionCounts(
  context: ServiceContext,
  deployment: DeploymentConfig,
  outputs: readonly OutputTopic[] = outputTopics,
): Promise<void> {
  const refused = await findCountRefusal(context, deployment, outputs);
  if (refused !== undefined) throw refused;
}

/** What `checkPartitionCounts` would throw; undefined when all counts are the deployment's. Throws only for outages. */
export async function findCountRefusal(
  context: ServiceContext,
  deployment: DeploymentConfig,
  outputs: readonly OutputTopic[] = outputTopics,
): Promise<TidemarkError | undefined> {
  const { customerEvents, output } = namesOf(context);
  for (const topic of [customerEvents, ...outputs.map(({ name }) => output(name))]) {
    const found = (await context.log.bounds(topic))?.length;
    if (found === undefined || found === deployment.partitions) continue;
    return topic === customerEvents
      ? logCountRefusal(topic, found, deployment.partitions)
      : outputCountRefusal(topic, found, deployment.partitions);
  }
  return undefined;
}

/** The refusal of a log with another number of partitions than its deployment. */
export function logCountRefusal(topic: string, found: number, expected: number): TidemarkError {
  return countRefusal(topic, found, expected, logAdvice(topic, expected));
}

/** The refusal to claim a partition that the deployment does not have. */
export function addedPartitionRefusal(topic: string, partition: number, expected: number): TidemarkError {
  return refusal(
    `Cannot claim ${topic}/${partition}: the deployment was set up with ${expected} partitions, and that number never changes. ${logAdvice(topic, expected)}`,
  );
}

function logAdvice(topic: string, expected: number): string {
  return `Kafka takes no partition away: restore ${topic} with ${expected} partitions (its offsets have no gaps, so a copy record by record keeps them) and start the segmenter once with --trust-state; or set up another deployment under another TIDEMARK_TOPIC_PREFIX and TIDEMARK_REDIS_PREFIX, which loads the sources again.`;
}

function outputCountRefusal(topic: string, found: number, expected: number): TidemarkError {
  const advice =
    found < expected
      ? `Give it ${expected}: \`kafka-topics --alter --topic ${topic} --partitions ${expected}\`.`
      : `Kafka takes no partition away: delete ${topic} once its consumers have read it, and run \`tidemark setup\` with the options of the first time, which makes it anew.`;
  return countRefusal(topic, found, expected, advice);
}

function countRefusal(topic: string, found: number, expected: number, advice: string): TidemarkError {
  return refusal(
    `Cannot work on ${topic}: it has ${found} partitions, the deployment was set up with ${expected}, and that number never changes. ${advice}`,
  );
}
