import type Cluster from 'kafkajs/src/cluster/index.js';
import type { Broker, TransactionIdentity } from 'kafkajs/src/cluster/index.js';
import type { NewRecord, TopicPartition, Transaction } from '../../ports/log.ts';
import { type KafkaConnection, openCluster } from './kafka-connection.ts';
import { fromKafka, hasProtocolType, isTransient } from './kafka-error.ts';
import { toMessage } from './kafka-record.ts';
import { nextSequence } from './next-sequence.ts';

/** An owner that hangs longer than this has its open transaction ended by the broker, so that readers get on. */
const TRANSACTION_TIMEOUT_MS = 30_000;
/** A broker that does not answer within this leaves the outcome unknown. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Writing the markers of the transaction before takes a few milliseconds; seconds when a broker is away. */
const MARKERS_DEADLINE_MS = 10_000;
const MARKERS_PAUSE_MS = 1;
const OPEN_DEADLINE_MS = 30_000;
const OPEN_PAUSE_MS = 20;
const ACKS_OF_ALL_REPLICAS = -1;
const GROUP = 0;
const TRANSACTIONAL_ID = 1;

/** One producer id and epoch, and the requests of its transactions. Each throws what kafkajs throws. */
export interface ProducerSession {
  addOffsets(group: string): Promise<void>;
  commitOffset(progress: Transaction['progress']): Promise<void>;
  addPartitions(partitions: readonly TopicPartition[]): Promise<void>;
  produce(records: readonly NewRecord[]): Promise<void>;
  end(): Promise<void>;
  /** Drops the connections without waiting; what is in flight fails. */
  abandon(): void;
}

/** InitProducerId: fences every earlier session of the id, and has its open transaction ended before it answers. */
export async function openProducerSession(
  connection: KafkaConnection,
  transactionalId: string,
): Promise<ProducerSession> {
  const cluster = openCluster(connection, REQUEST_TIMEOUT_MS);
  const { timing } = connection;
  try {
    await cluster.connect();
    await cluster.refreshMetadata();
    const initiated = await repeat(timing, OPEN_DEADLINE_MS, OPEN_PAUSE_MS, isTransient, async () => {
      const coordinatorId = await findCoordinator(cluster, transactionalId, TRANSACTIONAL_ID);
      const broker = await cluster.findBroker({ nodeId: coordinatorId });
      const { producerId, producerEpoch } = await broker.initProducerId({
        transactionalId,
        transactionTimeout: TRANSACTION_TIMEOUT_MS,
      });
      return { coordinatorId, identity: { transactionalId, producerId, producerEpoch } };
    });
    return createSession({ cluster, timing, ...initiated });
  } catch (error) {
    abandon(cluster);
    throw fromKafka(error, `open a transactor for "${transactionalId}"`);
  }
}

interface SessionParts {
  readonly cluster: Cluster;
  readonly timing: KafkaConnection['timing'];
  readonly coordinatorId: number;
  readonly identity: TransactionIdentity;
}

function createSession({ cluster, timing, coordinatorId, identity }: SessionParts): ProducerSession {
  const groupCoordinators = new Map<string, number>();
  const sequences = new Map<string, number>();
  // Not kept as a broker: one that closed an idle connection is connected to again here.
  const coordinator = () => cluster.findBroker({ nodeId: coordinatorId });

  return {
    async addOffsets(groupId) {
      await repeat(timing, MARKERS_DEADLINE_MS, MARKERS_PAUSE_MS, isBeforeMarkers, async () =>
        (await coordinator()).addOffsetsToTxn({ ...identity, groupId }),
      );
    },
    async commitOffset({ group, topic, partition, offset, metadata = '' }) {
      const nodeId = groupCoordinators.get(group) ?? (await findCoordinator(cluster, group, GROUP));
      groupCoordinators.set(group, nodeId);
      const broker = await cluster.findBroker({ nodeId });
      const partitions = [{ partition, offset: String(offset), metadata }];
      await broker.txnOffsetCommit({ ...identity, groupId: group, topics: [{ topic, partitions }] });
    },
    async addPartitions(partitions) {
      const topics = [...Map.groupBy(partitions, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
        topic,
        partitions: [...new Set(ofTopic.map(({ partition }) => partition))],
      }));
      await (await coordinator()).addPartitionsToTxn({ ...identity, topics });
    },
    async produce(records) {
      await cluster.addMultipleTargetTopics([...new Set(records.map(({ topic }) => topic))]);
      const byLeader = Map.groupBy(records, (record) => leaderOf(cluster, record));
      await Promise.all(
        [...byLeader].map(async ([nodeId, ofLeader]) =>
          produceTo(await cluster.findBroker({ nodeId }), identity, ofLeader, sequences),
        ),
      );
    },
    async end() {
      await (await coordinator()).endTxn({ ...identity, transactionResult: true });
    },
    abandon: () => abandon(cluster),
  };
}

async function produceTo(
  broker: Broker,
  identity: TransactionIdentity,
  records: readonly NewRecord[],
  sequences: Map<string, number>,
): Promise<void> {
  const topicData = [...Map.groupBy(records, ({ topic }) => topic)].map(([topic, ofTopic]) => ({
    topic,
    partitions: [...Map.groupBy(ofTopic, ({ partition }) => partition)].map(([partition, ofPartition]) => {
      const firstSequence = sequences.get(`${topic}/${partition}`) ?? 0;
      sequences.set(`${topic}/${partition}`, nextSequence(firstSequence, ofPartition.length));
      return { partition, firstSequence, messages: ofPartition.map(toMessage) };
    }),
  }));
  await broker.produce({ ...identity, acks: ACKS_OF_ALL_REPLICAS, timeout: REQUEST_TIMEOUT_MS, topicData });
}

function leaderOf(cluster: Cluster, { topic, partition }: TopicPartition): number {
  const found = cluster
    .findTopicPartitionMetadata(topic)
    .find(({ partitionId }) => partitionId === partition);
  if (found === undefined) throw new Error(`${topic}[${partition}] does not exist`);
  return found.leader;
}

async function findCoordinator(cluster: Cluster, id: string, coordinatorType: 0 | 1): Promise<number> {
  const { coordinator } = await cluster.findGroupCoordinatorMetadata({ groupId: id, coordinatorType });
  return coordinator.nodeId;
}

function isBeforeMarkers(error: unknown): boolean {
  return hasProtocolType(error, 'CONCURRENT_TRANSACTIONS');
}

async function repeat<T>(
  timing: KafkaConnection['timing'],
  deadlineMs: number,
  pauseMs: number,
  isWorthAnother: (error: unknown) => boolean,
  attempt: () => Promise<T>,
): Promise<T> {
  const giveUpAt = timing.now() + deadlineMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (!isWorthAnother(error) || timing.now() >= giveUpAt) throw error;
      await timing.wait(pauseMs);
    }
  }
}

function abandon(cluster: Cluster): void {
  // A connection that cannot be closed is as good as closed: nobody uses it again.
  cluster.disconnect().catch(() => {});
}
