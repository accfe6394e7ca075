import { Kafka, type KafkaConfig, logLevel } from 'kafkajs';
import Cluster from 'kafkajs/src/cluster/index.js';
import loggers from 'kafkajs/src/loggers/index.js';
import createSocketFactory from 'kafkajs/src/network/socketFactory.js';
import type { Logger } from 'pino';
import type { Timing } from '../../../ports/timing.ts';
import { routeLogs } from './route-logs.ts';

const CONNECT_TIMEOUT_MS = 5_000;
/** Above the 30 s a broker itself may take to acknowledge; what waits longer is broken. */
const REQUEST_TIMEOUT_MS = 40_000;
const METADATA_MAX_AGE_MS = 60_000;
/** kafkajs would wait up to 30 s between two attempts; a broker that is back should be found sooner. */
export const RETRY = { initialRetryTime: 100, maxRetryTime: 1_000, retries: 5 } as const;

/** How to reach a Kafka cluster, and what every part of the adapter needs besides. */
export interface KafkaConnection {
  /** `host:port` of some brokers; the others are found through them. */
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly ssl?: KafkaConfig['ssl'];
  readonly sasl?: KafkaConfig['sasl'];
  readonly logger: Logger;
  readonly timing: Timing;
}

/** kafkajs's public client. */
export function openKafka(connection: KafkaConnection): Kafka {
  return new Kafka({
    ...addressOf(connection),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: RETRY,
    logLevel: logLevel.WARN,
    logCreator: routeLogs(connection.logger),
  });
}

/** kafkajs's connections and requests without its producer, consumer and admin. Not yet connected. */
export function openCluster(connection: KafkaConnection, requestTimeoutMs = REQUEST_TIMEOUT_MS): Cluster {
  return new Cluster({
    ...addressOf(connection),
    logger: loggers.createLogger({ level: logLevel.WARN, logCreator: routeLogs(connection.logger) }),
    socketFactory: createSocketFactory(),
    connectionTimeout: CONNECT_TIMEOUT_MS,
    requestTimeout: requestTimeoutMs,
    enforceRequestTimeout: true,
    metadataMaxAge: METADATA_MAX_AGE_MS,
    retry: RETRY,
    allowAutoTopicCreation: false,
  });
}

function addressOf({ brokers, clientId, ssl, sasl }: KafkaConnection) {
  return {
    brokers: [...brokers],
    clientId,
    ...(ssl === undefined ? {} : { ssl }),
    ...(sasl === undefined ? {} : { sasl }),
  };
}
