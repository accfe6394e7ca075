import { createConfluentRegistry } from '../adapters/confluent-registry/confluent-registry.ts';
import type { KafkaConnection } from '../adapters/kafka/connection/kafka-connection.ts';
import { createKafkaLog } from '../adapters/kafka/kafka-log.ts';
import { createKafkaLogAdmin } from '../adapters/kafka/kafka-log-admin.ts';
import { openRedisStore } from '../adapters/redis/redis-store.ts';
import type { BaseSettings } from '../config/base-settings.ts';
import { thisInstance } from '../instance/instance.ts';
import type { AdapterOptions, Adapters } from './adapters.ts';

/** The real servers, as the settings name them. */
export const SERVER_ADAPTERS: Adapters = {
  async openLog(options) {
    const { KAFKA_SESSION_TIMEOUT_MS: sessionTimeoutMs, INSTANCE_ID } = options.settings;
    return createKafkaLog({
      ...connectionOf(options),
      sessionTimeoutMs,
      instance: thisInstance(INSTANCE_ID),
    });
  },
  async openAdmin(options) {
    return createKafkaLogAdmin(connectionOf(options));
  },
  openStore: ({ settings, logger }) =>
    openRedisStore({ url: needed(settings, 'REDIS_URL'), prefix: settings.TIDEMARK_REDIS_PREFIX, logger }),
  async openRegistry({ settings }) {
    return createConfluentRegistry({ url: needed(settings, 'SCHEMA_REGISTRY_URL') });
  },
};

function connectionOf({ service, settings, logger, timing }: AdapterOptions): KafkaConnection {
  return {
    brokers: settings.KAFKA_BROKERS,
    clientId: `${settings.TIDEMARK_DEPLOYMENT}-${service}`,
    ssl: settings.KAFKA_SSL,
    ...login(settings),
    logger,
    timing,
  };
}

/** All three or none: the settings have been checked. */
function login(settings: BaseSettings): Pick<KafkaConnection, 'sasl'> {
  const {
    KAFKA_SASL_MECHANISM: mechanism,
    KAFKA_SASL_USERNAME: username,
    KAFKA_SASL_PASSWORD: password,
  } = settings;
  if (mechanism === undefined || username === undefined || password === undefined) return {};
  switch (mechanism) {
    case 'plain':
      return { sasl: { mechanism, username, password } };
    case 'scram-sha-256':
      return { sasl: { mechanism, username, password } };
    case 'scram-sha-512':
      return { sasl: { mechanism, username, password } };
    default:
      return mechanism satisfies never;
  }
}

/** The settings have been checked against the service's needs, so a missing one was never declared. */
function needed(settings: BaseSettings, name: 'REDIS_URL' | 'SCHEMA_REGISTRY_URL'): string {
  const url = settings[name];
  if (url === undefined)
    throw new Error(`Cannot open what ${name} names: the service did not declare that it needs it`);
  return url;
}
