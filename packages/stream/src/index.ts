export { createMemoryRegistry } from './adapters/memory-registry.ts';
export type { ValueCodec } from './avro/value-codec.ts';
export { createWireDecoder, type Decoded, type DecodeFault, type WireDecoder } from './avro/wire-decoder.ts';
export { openWireEncoder, type WireEncoder } from './avro/wire-encoder.ts';
export { createMemoryBroker, type MemoryBroker } from './adapters/memory/memory-broker.ts';
export { createMemoryLog, type MemoryLogOptions } from './adapters/memory-log.ts';
export type { MemoryPartition } from './adapters/memory-store/memory-partition.ts';
export { createMemoryStore, type MemoryStore, type MemoryStoreOptions } from './adapters/memory-store.ts';
export { openRedisStore, type RedisStoreOptions } from './adapters/redis-store.ts';
export { createSilentLogger } from './logging/silent-logger.ts';
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
  PartitionStore,
  StateStore,
  StoreRead,
  StoreWrite,
  WriteOutcome,
} from './ports/state-store.ts';
