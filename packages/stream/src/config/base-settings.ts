import {
  booleanSetting,
  choiceSetting,
  integerSetting,
  listSetting,
  optional,
  patternSetting,
  type Settings,
  secretSetting,
  urlSetting,
  withDefault,
} from './setting-kinds.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

/** Lower case and dashes alone: it becomes part of group names, transactional ids and CloudEvents sources. */
const DEPLOYMENT = /^[a-z0-9][a-z0-9-]{0,63}$/;
/** Room is left for the longest topic name within Kafka's 249 characters. */
const TOPIC_PREFIX = /^[a-zA-Z0-9._-]{1,150}$/;
/** No braces: they would move the hash tag of the keys. */
const KEY_PREFIX = /^[a-zA-Z0-9._:-]{1,64}$/;
/** It becomes part of a client id, between `@` and `#`. */
const INSTANCE = /^[\w.-]{1,100}$/;
const BROKER = /^[^\s:/@]+:\d{1,5}$/;
const SASL_MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** The settings that every service has. */
export const BASE_SETTINGS = {
  /** The deployment's id, compared with that of the log. */
  TIDEMARK_DEPLOYMENT: withDefault(
    patternSetting(DEPLOYMENT, '1 to 64 of a-z, 0-9 and -, beginning with a letter or digit'),
    'tidemark',
  ),
  TIDEMARK_TOPIC_PREFIX: withDefault(
    patternSetting(TOPIC_PREFIX, '1 to 150 of a-z, A-Z, 0-9, ., _ and -'),
    '',
  ),
  TIDEMARK_REDIS_PREFIX: withDefault(
    patternSetting(KEY_PREFIX, '1 to 64 of a-z, A-Z, 0-9, ., _, : and -'),
    'tm',
  ),
  KAFKA_BROKERS: listSetting(BROKER, 'host:port, several separated by commas'),
  KAFKA_SSL: booleanSetting(false),
  KAFKA_SASL_MECHANISM: optional(choiceSetting(SASL_MECHANISMS)),
  KAFKA_SASL_USERNAME: optional(secretSetting('a user name')),
  KAFKA_SASL_PASSWORD: optional(secretSetting('a password')),
  /** How long Kafka waits for a silent member before its partitions go to others. */
  KAFKA_SESSION_TIMEOUT_MS: integerSetting({
    min: 6 * SECOND_MS,
    max: 30 * MINUTE_MS,
    default: 10 * SECOND_MS,
  }),
  /** The instance's name for whoever takes its place after a crash; that of the host when not set. */
  INSTANCE_ID: optional(patternSetting(INSTANCE, '1 to 100 of a-z, A-Z, 0-9, ., _ and -')),
  /** Needed by services that declare the store. */
  REDIS_URL: optional(
    urlSetting(['redis:', 'rediss:'], 'redis://host:port or rediss://user:password@host:port/0'),
  ),
  /** Needed by services that declare the registry. */
  SCHEMA_REGISTRY_URL: optional(
    urlSetting(['http:', 'https:'], 'the http(s) URL of a Confluent-compatible registry'),
  ),
  HTTP_HOST: withDefault(patternSetting(/^[^\s/]+$/, 'a host name or address to listen on'), '0.0.0.0'),
  /** 0 takes any free port and logs which. */
  HTTP_PORT: integerSetting({ min: 0, max: 65_535, default: 9_464 }),
  LOG_LEVEL: withDefault(
    choiceSetting(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']),
    'info',
  ),
  /** How long a stopping service may take to finish what is in flight; less than what the orchestrator grants. */
  DRAIN_TIMEOUT_MS: integerSetting({ min: 0, max: 10 * MINUTE_MS, default: 25 * SECOND_MS }),
} as const;

export type BaseSettings = Settings<typeof BASE_SETTINGS>;
