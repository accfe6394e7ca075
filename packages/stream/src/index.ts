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
