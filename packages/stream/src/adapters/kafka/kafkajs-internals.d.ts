// biome-ignore-all lint/style/noDefaultExport: what a CommonJS module exports as a whole is its default export

/**
 * The parts of kafkajs 2.2.4 that lie below its public interface and that this adapter speaks the protocol with. The
 * version is pinned and has been frozen since 2023; the contract suite runs on all of them.
 */
declare module 'kafkajs/src/cluster/index.js' {
  import type { KafkaConfig, Logger } from 'kafkajs';
  import type Encoder from 'kafkajs/src/protocol/encoder.js';

  export interface PartitionResponse {
    readonly partition: number;
    readonly errorCode: number;
  }

  export interface TopicPartitions<P> {
    readonly topic: string;
    readonly partitions: readonly P[];
  }

  export interface FetchedPartition extends PartitionResponse {
    readonly highWatermark: string;
    readonly abortedTransactions: readonly { producerId: string; firstOffset: string }[] | null;
    readonly messages: readonly { readonly offset: string }[];
  }

  export interface TransactionIdentity {
    readonly transactionalId: string;
    readonly producerId: string;
    readonly producerEpoch: number;
  }

  export interface GroupOffset {
    readonly partition: number;
    readonly offset: string;
    readonly metadata: string | null;
  }

  export interface ProtocolRequest {
    readonly request: {
      readonly apiKey: number;
      readonly apiVersion: number;
      readonly apiName: string;
      readonly encode: () => Promise<Encoder>;
    };
    readonly response: ResponseReader;
  }

  /** Reads a response, and throws the error that it carries. */
  export interface ResponseReader {
    readonly decode: (payload: Buffer) => Promise<unknown>;
    readonly parse: (decoded: unknown) => Promise<unknown>;
  }

  export interface Broker {
    /** Throws the error of a topic, such as UNKNOWN_TOPIC_OR_PARTITION. */
    metadata(topics: readonly string[]): Promise<{
      brokers: readonly { nodeId: number }[];
      topicMetadata: readonly {
        topic: string;
        partitionMetadata: readonly { partitionId: number; leader: number }[];
      }[];
    }>;
    fetch(request: {
      maxWaitTime: number;
      minBytes: number;
      maxBytes: number;
      isolationLevel: number;
      topics: readonly TopicPartitions<{ partition: number; fetchOffset: string; maxBytes: number }>[];
    }): Promise<{ responses: readonly { topicName: string; partitions: readonly FetchedPartition[] }[] }>;
    listOffsets(request: {
      isolationLevel: number;
      topics: readonly TopicPartitions<{ partition: number; timestamp: number }>[];
    }): Promise<{ responses: readonly TopicPartitions<{ partition: number; offset: string }>[] }>;
    offsetFetch(request: {
      groupId: string;
      topics: readonly TopicPartitions<{ partition: number }>[];
    }): Promise<{ responses: readonly TopicPartitions<GroupOffset>[] }>;
    offsetCommit(request: {
      groupId: string;
      groupGenerationId: number;
      memberId: string;
      topics: readonly TopicPartitions<GroupOffset>[];
    }): Promise<unknown>;
    describeGroups(request: { groupIds: readonly string[] }): Promise<{
      groups: readonly { members: readonly { memberId: string; clientId: string }[] }[];
    }>;
    leaveGroup(request: { groupId: string; memberId: string }): Promise<unknown>;
    initProducerId(request: {
      transactionalId: string;
      transactionTimeout: number;
    }): Promise<{ producerId: string; producerEpoch: number }>;
    addOffsetsToTxn(request: TransactionIdentity & { groupId: string }): Promise<unknown>;
    txnOffsetCommit(
      request: TransactionIdentity & { groupId: string; topics: readonly TopicPartitions<GroupOffset>[] },
    ): Promise<unknown>;
    addPartitionsToTxn(
      request: TransactionIdentity & { topics: readonly { topic: string; partitions: readonly number[] }[] },
    ): Promise<unknown>;
    endTxn(request: TransactionIdentity & { transactionResult: boolean }): Promise<unknown>;
    /** Where each of the above goes. */
    readonly connectionPool: { send(request: ProtocolRequest): Promise<unknown> };
  }

  class Cluster {
    constructor(
      options: Pick<KafkaConfig, 'brokers' | 'clientId' | 'ssl' | 'sasl' | 'retry'> & {
        logger: Logger;
        socketFactory: unknown;
        connectionTimeout: number;
        requestTimeout: number;
        enforceRequestTimeout: boolean;
        metadataMaxAge: number;
        allowAutoTopicCreation: boolean;
      },
    );
    connect(): Promise<void>;
    disconnect(): Promise<void>;
    refreshMetadata(): Promise<void>;
    addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
    findBroker(node: { nodeId: number | string }): Promise<Broker>;
    findTopicPartitionMetadata(topic: string): readonly { partitionId: number; leader: number }[];
    findGroupCoordinatorMetadata(options: {
      groupId: string;
      /** 0 a group's, 1 a transactional id's. */
      coordinatorType: 0 | 1;
    }): Promise<{ coordinator: { nodeId: number } }>;
    /** The ids of the brokers that are known, as text. */
    getNodeIds(): readonly string[];
    readonly brokerPool: {
      findConnectedBroker(): Promise<Broker>;
      /** Learns all brokers of the cluster, and of topics these alone. */
      refreshMetadata(topics: readonly string[]): Promise<unknown>;
    };
  }
  export default Cluster;
}

declare module 'kafkajs/src/consumer/batch.js' {
  import type { Batch as PublicBatch } from 'kafkajs';
  import type { FetchedPartition } from 'kafkajs/src/cluster/index.js';

  interface Batch extends PublicBatch {
    readonly fetchedOffset: string;
    readonly rawMessages: readonly unknown[];
  }
  const Batch: new (topic: string, fetchedOffset: string, fetched: FetchedPartition) => Batch;
  export default Batch;
}

declare module 'kafkajs/src/loggers/index.js' {
  import type { Logger, logCreator, logLevel } from 'kafkajs';

  const loggers: {
    createLogger(options: { level: logLevel; logCreator: logCreator }): Logger;
  };
  export default loggers;
}

declare module 'kafkajs/src/network/socketFactory.js' {
  const createSocketFactory: () => unknown;
  export default createSocketFactory;
}

declare module 'kafkajs/src/producer/partitioners/default/murmur2.js' {
  const murmur2: (key: Buffer | string) => number;
  export default murmur2;
}

declare module 'kafkajs/src/protocol/encoder.js' {
  class Encoder {
    constructor(initialBytes?: number);
    writeInt16(value: number): this;
    writeInt32(value: number): this;
    writeString(value: string): this;
    writeBytes(value: Buffer): this;
    writeArray(encoded: readonly Encoder[]): this;
  }
  export default Encoder;
}

declare module 'kafkajs/src/protocol/requests/produce/v7/response.js' {
  import type { ResponseReader } from 'kafkajs/src/cluster/index.js';

  const response: ResponseReader;
  export default response;
}
