export { createConfluentRegistry } from './adapters/confluent-registry/confluent-registry.ts';
export { createKafkaLog } from './adapters/kafka/kafka-log.ts';
export { createKafkaLogAdmin } from './adapters/kafka/kafka-log-admin.ts';
export { createMemoryBroker, type MemoryBroker } from './adapters/memory/log/memory-broker.ts';
export { createMemoryLog } from './adapters/memory/log/memory-log.ts';
export { createMemoryLogAdmin } from './adapters/memory/log/memory-log-admin.ts';
export { createMemoryRegistry } from './adapters/memory/memory-registry.ts';
export { createMemoryStore, type MemoryStore } from './adapters/memory/store/memory-store.ts';
export { openRedisStore } from './adapters/redis/redis-store.ts';
export { createWireDecoder, type WireDecoder } from './avro/wire-decoder.ts';
export { openWireEncoder, type WireEncoder } from './avro/wire-encoder.ts';
export type { BaseSettings } from './config/base-settings.ts';
export type { Need } from './config/check-base-settings.ts';
export { type Environment, processEnvironment } from './config/environment.ts';
export { integerSetting, type Settings, type SettingsShape } from './config/setting-kinds.ts';
export type { RunningService } from './context/running-service.ts';
export type { ServiceContext } from './context/service-context.ts';
export { refusal } from './errors/refusal.ts';
export { type ErrorCode, hasCode, TidemarkError } from './errors/tidemark-error.ts';
export { compareIds } from './keys/compare-ids.ts';
export { murmur2, partitionFor } from './keys/murmur2.ts';
export { createSilentLogger } from './logging/silent-logger.ts';
export { runPeriodic } from './loops/periodic/run-periodic.ts';
export {
  type DeathReason,
  deadLetterHeaders,
  deadLetterTopic,
  type Origin,
} from './loops/shared/dead-letters/dead-letter.ts';
export type { LoopStep, Recovery, WriteBack } from './loops/stateful/declaration.ts';
export type {
  BatchPlan,
  BatchReads,
  FoldStart,
  PartitionFold,
  StepResult,
  StoredDues,
} from './loops/stateful/partition-fold.ts';
export { runStateful } from './loops/stateful/run-stateful.ts';
export type { DeadRecord, StatelessDeclaration, Transformed } from './loops/stateless/declaration.ts';
export { runStateless } from './loops/stateless/run-stateless.ts';
export { decodeSourceCommit, encodeSourceCommit } from './loops/stateless/source-commit.ts';
export type { Catalogue, MetricSpec } from './metrics/catalogue.ts';
export { LOOP_METRICS } from './metrics/loop-metrics.ts';
export { createMetrics, type Metrics } from './metrics/metrics.ts';
export { packRecords } from './packs/pack-records.ts';
export { openPackWriter, type PackWriter } from './packs/pack-writer.ts';
export { unpackRecords } from './packs/unpack-records.ts';
export type {
  Appended,
  Appender,
  CommittedOffset,
  Log,
  LogRecord,
  NewRecord,
  PartitionBounds,
  PartitionReader,
  RecordPack,
  SubscribeOptions,
  Subscription,
  TopicPartition,
  Transactor,
} from './ports/log.ts';
export type { LogAdmin, TopicSpec } from './ports/log-admin.ts';
export type { SchemaRegistry } from './ports/schema-registry.ts';
export type { DueEntry, PartitionStore, StateStore, StoreWrite } from './ports/state-store.ts';
export type { Timing } from './ports/timing.ts';
export { exitCodeFor } from './runtime/exit-codes.ts';
export { createMemoryContext } from './runtime/memory-context.ts';
export { runService } from './runtime/run-service.ts';
export { SERVER_ADAPTERS } from './runtime/server-adapters.ts';
export type { ServiceDeclaration } from './runtime/service-declaration.ts';
export { startRuntime } from './runtime/start-runtime.ts';
export { startTogether } from './runtime/start-together.ts';
export { createSystemTiming } from './runtime/system-timing.ts';
export { withServers } from './runtime/with-servers.ts';
