export { createMemoryBroker, type MemoryBroker } from './adapters/memory/memory-broker.ts';
export { createMemoryLog, type MemoryLogOptions } from './adapters/memory-log.ts';
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
