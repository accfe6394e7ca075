import type { Frame, Policy } from '@tidemark/core';
import { subjectOf, topics } from '@tidemark/schemas';
import { type ServiceContext, TidemarkError, type TopicSpec } from '@tidemark/stream';
import { namesOf } from '../names.ts';
import { checkAgainstFrame } from '../policy/policy-document.ts';
import { isSameFrame } from '../segmenter/frame-record.ts';
import { checkPartitionCounts } from './check-partition-counts.ts';
import { writeFirstRecords } from './first-records.ts';
import { makeRoom } from './make-room.ts';
import { findFrame } from './read-frame.ts';
import { commitStartingOffsets } from './starting-offsets.ts';

/** What a deployment is made with. */
export interface SetupOptions {
  readonly frame: Frame;
  /** The first policy; it acts from the beginning of time. */
  readonly policy: Policy;
  /** Where the intakes start in the topics that exist. */
  readonly from: 'earliest' | 'latest';
}

/**
 * Makes a deployment, or completes one whose setup was interrupted: run it again with the same options.
 *
 * 1. Registers the schemas: the first record needs an id.
 * 2. Creates customer-events; frame and first policy become the first record of each partition.
 * 3. Creates the other topics where they are missing; a public one that is there must have the frame's number of partitions.
 * 4. Creates the dead letters, and raises what they and customer-events take to what the sources take.
 * 5. Commits C = 0 for each partition and the starting offset of each source partition, where nothing is committed yet.
 *
 * @returns the frame in force: the one in the log when there was one
 * @throws PolicyInvalid for rules that the frame cannot take, TidemarkError `refused` when the log belongs to another deployment or was set up with another frame
 */
export async function setup(context: ServiceContext, options: SetupOptions): Promise<Frame> {
  checkAgainstFrame(options.policy, options.frame);
  await registerSchemas(context);
  await context.log.createTopics([customerEventsTopic(context, options.frame)]);
  const frame = await agreeOnFrame(context, options.frame);
  await writeFirstRecords(context, frame, options.policy);
  await context.log.createTopics(otherTopics(context, frame));
  await makeRoom(context);
  await checkPartitionCounts(context, frame);
  await commitStartingOffsets(context, options.from);
  return frame;
}

async function registerSchemas({ registry, topicPrefix }: ServiceContext): Promise<void> {
  for (const { topic, schema, compatibility } of topics) {
    await registry.register(subjectOf(`${topicPrefix}${topic}`), schema.json, compatibility);
  }
}

function customerEventsTopic(context: ServiceContext, frame: Frame): TopicSpec {
  const contract = topics.find(({ topic }) => topic === 'customer-events')!;
  return {
    topic: namesOf(context).customerEvents,
    partitions: frame.partitions,
    config: contract.config,
  };
}

/** The sources and the public topics. */
function otherTopics({ topicPrefix }: ServiceContext, frame: Frame): readonly TopicSpec[] {
  return topics
    .filter(({ topic }) => topic !== 'customer-events')
    .map(({ topic, partitions, config }) => ({
      topic: `${topicPrefix}${topic}`,
      partitions: partitions === 'as-the-frame' ? frame.partitions : partitions,
      config,
    }));
}

/** The log's own frame where there is one: it can never change, so an interrupted setup goes on with it. */
async function agreeOnFrame(context: ServiceContext, wanted: Frame): Promise<Frame> {
  const found = await findFrame(context);
  if (found === undefined) return wanted;
  // The go-live of an interrupted setup stands, whenever the second run begins.
  if (isSameFrame(found, { ...wanted, goLive: found.goLive })) return found;
  throw new TidemarkError(
    'refused',
    `Cannot set up "${wanted.deployment}": ${namesOf(context).customerEvents} was set up as "${found.deployment}" with ${found.partitions} partitions, zone ${found.zone.name}, currencies ${found.currencies.join(', ')}. A frame never changes: repeat these options, or choose another TIDEMARK_TOPIC_PREFIX.`,
    { isRetryable: false },
  );
}
