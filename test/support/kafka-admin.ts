import { createSilentLogger, createSystemTiming, type TopicPartition } from '@tidemark/stream';
import kafkajs from 'kafkajs';
import { openKafka } from '../../packages/stream/src/adapters/kafka/connection/kafka-connection.ts';
import { pollUntil } from './poll-until.ts';

type Admin = ReturnType<ReturnType<typeof openKafka>['admin']>;

/** What somebody with Kafka's own tools can do to a cluster. */
export interface KafkaAdmin extends AsyncDisposable {
  /** Raises a topic's number of partitions. */
  addPartitions(topic: string, count: number): Promise<void>;
  /** Moves a partition's start, as retention does. */
  deleteBefore(at: TopicPartition, offset: number): Promise<void>;
  /** Deletes groups and their offsets, as their expiry does. */
  deleteGroups(...groups: readonly string[]): Promise<void>;
  /** Deletes a topic and waits until it is gone. */
  deleteTopic(topic: string): Promise<void>;
  groups(): Promise<readonly string[]>;
  /** A topic's setting as it is in force. */
  setting(topic: string, name: string): Promise<string | undefined>;
}

/** Connects. */
export async function openKafkaAdmin(broker: string): Promise<KafkaAdmin> {
  const timing = createSystemTiming();
  const connection = { brokers: [broker], clientId: 'admin', logger: createSilentLogger(), timing };
  const admin = openKafka(connection).admin();
  await admin.connect();
  return {
    addPartitions: async (topic, count) => {
      await admin.createPartitions({ topicPartitions: [{ topic, count }] });
      await pollUntil(
        `${topic} has ${count} partitions`,
        async () => (await countOf(admin, topic)) === count,
      );
    },
    deleteBefore: async ({ topic, partition }, offset) => {
      // deleteTopicRecords looks for a leader in metadata that nothing has loaded yet.
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
    },
    deleteGroups: async (...groups) => {
      await admin.deleteGroups([...groups]);
    },
    deleteTopic: async (topic) => {
      await admin.deleteTopics({ topics: [topic] });
      await pollUntil(`${topic} is gone`, async () => !(await admin.listTopics()).includes(topic));
    },
    groups: async () => (await admin.listGroups()).groups.map(({ groupId }) => groupId),
    setting: async (topic, name) => {
      const resources = [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configNames: [name] }];
      const described = await admin.describeConfigs({ resources, includeSynonyms: false });
      return described.resources[0]!.configEntries.find(({ configName }) => configName === name)?.configValue;
    },
    [Symbol.asyncDispose]: () => admin.disconnect(),
  };
}

async function countOf(admin: Admin, topic: string): Promise<number> {
  return (await admin.fetchTopicMetadata({ topics: [topic] })).topics[0]!.partitions.length;
}
