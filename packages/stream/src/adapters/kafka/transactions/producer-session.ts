import type Cluster from 'kafkajs/src/cluster/index.js';
import type { TransactionIdentity } from 'kafkajs/src/cluster/index.js';
import type { RecordPack, TopicPartition, Transaction } from '../../../ports/log.ts';
import { type KafkaConnection, openCluster } from '../connection/kafka-connection.ts';
import { fromKafka, hasProtocolType, isTransient } from '../connection/kafka-error.ts';
import { repeatWhile } from '../connection/repeat-while.ts';
import { produceTo } from './produce-to.ts';

/** An owner that hangs longer than this has its open transaction ended by the broker, so that readers get on. */
const TRANSACTION_TIMEOUT_MS = 30_000;
/** A broker that does not answer within this leaves the outcome unknown. */
const REQUEST_TIMEOUT_MS = 15_000;
/** Writing the markers of the transaction before takes a few milliseconds; seconds when a broker is away. */
const MARKERS = { deadlineMs: 10_000, pauseMs: 1, isWorthAnother: isBeforeMarkers } as const;
const OPENING = { deadlineMs: 30_000, pauseMs: 20, isWorthAnother: isTransient } as const;
const GROUP = 0;
const TRANSACTIONAL_ID = 1;

/** One producer id and epoch, and the requests of its transactions. Each throws what kafkajs throws. */
export interface ProducerSession {
  addOffsets(group: string): Promise<void>;
  commitOffset(progress: Transaction['progress']): Promise<void>;
  addPartitions(partitions: readonly TopicPartition[]): Promise<void>;
  /** One pack of each partition at most. */
  produce(packs: readonly RecordPack[]): Promise<void>;
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
    const initiated = await repeatWhile({ timing, ...OPENING }, async () => {
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
      await repeatWhile({ timing, ...MARKERS }, async () =>
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
    async produce(packs) {
      await cluster.addMultipleTargetTopics([...new Set(packs.map(({ topic }) => topic))]);
      const byLeader = Map.groupBy(packs, (pack) => leaderOf(cluster, pack));
      await Promise.all(
        [...byLeader].map(async ([nodeId, ofLeader]) =>
          produceTo(await cluster.findBroker({ nodeId }), identity, ofLeader, {
            sequences,
            timestamp: timing.now(),
          }),
        ),
      );
    },
    async end() {
      await (await coordinator()).endTxn({ ...identity, transactionResult: true });
    },
    abandon: () => abandon(cluster),
  };
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

function abandon(cluster: Cluster): void {
  // A connection that cannot be closed is as good as closed: it is not used again.
  cluster.disconnect().catch(() => {});
}
