export { type ConfluentRegistryOptions, createConfluentRegistry } from './adapters/confluent-registry.ts';
export { createKafkaLog, type KafkaLogOptions } from './adapters/kafka-log.ts';
export { createMemoryBroker, type MemoryBroker } from './adapters/memory/memory-broker.ts';
export { createMemoryLog, type MemoryLogOptions } from './adapters/memory-log.ts';
export { createMemoryRegistry } from './adapters/memory-registry.ts';
export { compareIds } from './adapters/memory-store/id-order.ts';
export type { MemoryPartition } from './adapters/memory-store/memory-partition.ts';
export { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from './adapters/memory-store.ts';
export { openRedisStore, type RedisStoreOptions } from './adapters/redis-store.ts';
export type { ValueCodec } from './avro/value-codec.ts';
export {
  createWireDecoder,
  type Decoded,
  type DecodeFault,
  type WireDecoder,
} from './avro/wire-decoder.ts';
export { openWireEncoder, type WireEncoder } from './avro/wire-encoder.ts';
export { BASE_SETTINGS, type BaseSettings } from './config/base-settings.ts';
export { checksFor, type Need } from './config/check-base-settings.ts';
export { type Environment, processEnvironment } from './config/environment.ts';
export { readSettings } from './config/read-settings.ts';
export {
  booleanSetting,
  choiceSetting,
  integerSetting,
  listSetting,
  optional,
  patternSetting,
  type Settings,
  type SettingsShape,
  secretSetting,
  urlSetting,
  withDefault,
} from './config/setting-kinds.ts';
export {
  type DeathReason,
  deadLetterHeaders,
  deadLetterTopic,
  type Origin,
} from './dead-letters/dead-letter.ts';
export { type ErrorCode, hasCode, TidemarkError } from './errors.ts';
export { createLogger, type LoggerOptions } from './logging/create-logger.ts';
export { createSilentLogger } from './logging/silent-logger.ts';
export { CATALOGUE, type MetricSpec } from './metrics/catalogue.ts';
export { createMetrics, type Metrics } from './metrics/metrics.ts';
export { murmur2, partitionFor } from './partitioning/murmur2.ts';
export type {
  Appended,
  Appender,
  CommittedOffset,
  Log,
  LogRecord,
  NewRecord,
  PartitionBounds,
  PartitionReader,
  ReadOptions,
  SubscribeOptions,
  Subscription,
  TopicPartition,
  TopicSpec,
  Transaction,
  Transactor,
} from './ports/log.ts';
export type { Compatibility, SchemaRegistry } from './ports/schema-registry.ts';
export type {
  DueEntry,
  DueLook,
  DuesRead,
  PartitionStore,
  StateStore,
  StoreRead,
  StoreWrite,
  WriteOutcome,
} from './ports/state-store.ts';
export { retryDelayMs } from './retry-delay.ts';
export { runService } from './run-service.ts';
export type { AdapterOptions, Adapters } from './runtime/adapters.ts';
export { EXIT_CODES, type ExitCode, exitCodeFor } from './runtime/exit-codes.ts';
export type { Surroundings } from './runtime/prepare-run.ts';
export { SERVER_ADAPTERS } from './runtime/server-adapters.ts';
export type { ServiceDeclaration } from './runtime/service-declaration.ts';
export { startRuntime } from './runtime/start-runtime.ts';
export type { RunningService, ServiceContext, Timing } from './service-context.ts';
export type { LoopStep, Recovery, StatefulDeclaration } from './stateful/declaration.ts';
export type {
  BatchPlan,
  BatchReads,
  ChangeCause,
  FoldStart,
  PartitionFold,
  StepResult,
} from './stateful/partition-fold.ts';
export { runStateful } from './stateful/run-stateful.ts';
export type { DeadRecord, StatelessDeclaration, Transformed } from './stateless/declaration.ts';
export { runStateless } from './stateless/run-stateless.ts';
export {
  decodeSourceCommit,
  encodeSourceCommit,
  type SourceCommit,
} from './stateless/source-commit.ts';
export { createSystemTiming } from './system-timing.ts';
export { withServers } from './with-servers.ts';
