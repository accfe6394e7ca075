import type { Consumer, ConsumerGroupJoinEvent, EachBatchPayload, PartitionAssigner } from 'kafkajs';
import type { TidemarkError } from '../../../errors/tidemark-error.ts';
import type { Instance } from '../../../instance/instance.ts';
import type { SubscribeOptions, Subscription } from '../../../ports/log.ts';
import { type KafkaConnection, openKafka, RETRY } from '../connection/kafka-connection.ts';
import { fromKafka } from '../connection/kafka-error.ts';
import type { KeptCluster } from '../connection/keep-cluster.ts';
import { memberClientId } from '../membership/member-client-id.ts';
import { takeOver } from '../membership/take-over.ts';
import { assignerAround } from './around-fetches.ts';
import { type AssignedReaders, createAssignedReaders } from './assigned-readers.ts';
import { type CommitOffset, gatherCommits } from './gather-commits.ts';
import { gatherRecords } from './gather-records.ts';
import { createKafkaReader, type FetchedBatch, type KafkaReader } from './kafka-reader.ts';
import { refuseLostOffsets } from './refuse-lost-offsets.ts';
import { waitForRecords } from './wait-for-records.ts';

/** A member that dies is replaced after this long; one whose event loop blocks for as long is taken for dead. */
const DEFAULT_SESSION_TIMEOUT_MS = 10_000;
/** A rebalance reaches the members at their next heartbeat. */
const MAX_HEARTBEAT_INTERVAL_MS = 1_000;
const HEARTBEATS_PER_SESSION = 10;
const MAX_BYTES_PER_PARTITION = 256 * 1024;
/** How long a resumed partition may wait for the fetch under way, and kafkajs before it looks for a partition to fetch. */
const SHORT_WAIT_MS = 50;
/** Leaving waits for a rebalance under way, and that for other members. */
const CLOSE_TIMEOUT_MS = 10_000;

export interface KafkaSubscribeOptions extends SubscribeOptions {
  readonly sessionTimeoutMs?: number | undefined;
  readonly instance?: Instance | undefined;
}

/**
 * Joins a group, at the expense of members that an earlier process of this instance left behind. `onAssigned` may be
 * called with the first assignment before this returns.
 *
 * @param looks asks for the group's members
 */
export async function subscribeKafka(
  connection: KafkaConnection,
  looks: KeptCluster,
  options: KafkaSubscribeOptions,
): Promise<Subscription> {
  const readers = createAssignedReaders();
  const ended = Promise.withResolvers<void>();
  // Whoever does not watch it must not be taken down by it.
  ended.promise.catch(() => {});
  const closing = new AbortController();
  let outOfRange: TidemarkError | undefined;

  const assigner = assignerAround(
    gatherRecords(connection.timing, options.gatherMs ?? 0),
    waitForRecords({ isOnePaused: readers.isOnePaused, closing: closing.signal }),
    refuseLostOffsets((at, error) => {
      outOfRange = error;
      readers.find(at)?.fail(error);
    }),
  );
  const consumer = createConsumer(connection, options, assigner, () => !closing.signal.aborted);
  const commitOffset = gatherCommits(consumer);

  consumer.on('consumer.group_join', ({ payload }) => {
    readers.loseAll();
    if (closing.signal.aborted) return;
    const assigned = openReaders(connection, consumer, commitOffset, payload.memberAssignment);
    readers.replace(assigned);
    options.onAssigned(assigned);
  });
  consumer.on('consumer.start_batch_process', ({ payload }) => {
    // A batch of control and aborted records alone: kafkajs passes it without calling its handler.
    if (payload.batchSize === 0) readers.find(payload)?.skipTo(Number(payload.lastOffset) + 1);
  });
  consumer.on('consumer.commit_offsets', ({ payload }) => {
    for (const { topic, partitions } of payload.topics) {
      for (const { partition, offset } of partitions) {
        readers.find({ topic, partition })?.acknowledge(Number(offset));
      }
    }
  });
  consumer.on('consumer.rebalancing', readers.loseAll);
  consumer.on('consumer.stop', readers.loseAll);
  consumer.on('consumer.disconnect', readers.loseAll);
  consumer.on('consumer.crash', ({ payload }) => {
    readers.loseAll();
    if (!payload.restart)
      ended.reject(outOfRange ?? fromKafka(payload.error, `stay in group "${options.group}"`));
  });

  const { group, topics, instance } = options;
  try {
    const joining = instance && { ...connection, group, topics, instance, looks };
    await takeOver(joining, () => join(consumer, readers, topics));
  } catch (error) {
    await consumer.disconnect();
    throw fromKafka(error, `subscribe to ${topics.join(', ')}`);
  }
  return {
    ended: ended.promise,
    async close() {
      closing.abort();
      readers.loseAll();
      const giveUp = new AbortController();
      const left = consumer.disconnect().finally(() => giveUp.abort());
      await Promise.race([left, connection.timing.wait(CLOSE_TIMEOUT_MS, giveUp.signal)]);
      ended.resolve();
    },
  };
}

function createConsumer(
  connection: KafkaConnection,
  { group, instance, sessionTimeoutMs = DEFAULT_SESSION_TIMEOUT_MS }: KafkaSubscribeOptions,
  assigner: PartitionAssigner,
  shouldRestart: () => boolean,
): Consumer {
  const { clientId } = connection;
  const member = instance === undefined ? clientId : memberClientId(clientId, instance);
  return openKafka({ ...connection, clientId: member }).consumer({
    partitionAssigners: [assigner],
    groupId: group,
    sessionTimeout: sessionTimeoutMs,
    rebalanceTimeout: sessionTimeoutMs,
    heartbeatInterval: Math.min(MAX_HEARTBEAT_INTERVAL_MS, sessionTimeoutMs / HEARTBEATS_PER_SESSION),
    maxBytesPerPartition: MAX_BYTES_PER_PARTITION,
    minBytes: 1,
    maxWaitTimeInMs: SHORT_WAIT_MS,
    allowAutoTopicCreation: false,
    retry: { ...RETRY, restartOnFailure: async () => shouldRestart() },
  });
}

/** At the group's join, before the first fetch: what is paused now delivers nothing before its `seek`. */
function openReaders(
  { timing }: KafkaConnection,
  consumer: Consumer,
  commitOffset: CommitOffset,
  assignment: ConsumerGroupJoinEvent['payload']['memberAssignment'],
): readonly KafkaReader[] {
  return Object.entries(assignment).flatMap(([topic, partitions]) => {
    consumer.pause([{ topic, partitions }]);
    return partitions.map((partition) =>
      createKafkaReader({ topic, partition, consumer, commitOffset, timing }),
    );
  });
}

async function join(consumer: Consumer, readers: AssignedReaders, topics: readonly string[]): Promise<void> {
  await consumer.connect();
  await consumer.subscribe({ topics: [...topics] });
  await consumer.run({
    autoCommit: false,
    eachBatchAutoResolve: false,
    eachBatch: async (payload) => handOver(readers, payload),
  });
}

/**
 * Returns at once, so that no partition waits for another and heartbeats go on. Resolving the last record makes kafkajs go
 * on after the whole batch, control records included.
 */
function handOver(readers: AssignedReaders, { batch, isStale, resolveOffset }: EachBatchPayload): void {
  const reader = readers.find(batch);
  if (reader === undefined || isStale()) return;
  if (reader.offer(batch as FetchedBatch)) resolveOffset(batch.messages.at(-1)!.offset);
}
