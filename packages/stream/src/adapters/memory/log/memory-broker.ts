import { refusal } from '../../../errors/refusal.ts';
import type { Appended, NewRecord, TopicPartition } from '../../../ports/log.ts';
import type { TopicSpec } from '../../../ports/log-admin.ts';
import type { Timing } from '../../../ports/timing.ts';
import { createMemoryGroup, type MemoryGroup } from './memory-group.ts';
import {
  type AppendKind,
  createMemoryLogPartition,
  type MemoryLogPartition,
} from './memory-log-partition.ts';

/** What a Kafka cluster would hold. Several logs may be opened on one broker, as processes share a cluster. */
export interface MemoryBroker {
  createTopic(spec: TopicSpec): void;
  /** Undefined when there is no such topic. */
  findTopic(topic: string): readonly MemoryLogPartition[] | undefined;
  /** As large as an append to it may be; nothing is refused here for its size. Undefined when there is no such topic. */
  maxMessageBytes(topic: string): number | undefined;
  raiseMaxMessageBytes(topic: string, bytes: number): void;
  /** The partition that something is to be done with; throws when it does not exist. */
  partition(at: TopicPartition, doing: string): MemoryLogPartition;
  /** Appends all records or, when one of them names no partition, none. In the order given. */
  append(records: readonly NewRecord[], kind: AppendKind): readonly Appended[];
  group(id: string): MemoryGroup;
  /** Raises a transactional id's epoch and returns it: a transactor of a lower one is fenced. */
  raiseEpoch(transactionalId: string): number;
  epochOf(transactionalId: string): number;
}

/** Kafka's own default of max.message.bytes. */
const DEFAULT_MAX_MESSAGE_BYTES = 1_048_588;

/** An empty broker. Every record is stamped with `timing.now()` at its append. */
export function createMemoryBroker(timing: Timing): MemoryBroker {
  const topics = new Map<string, readonly MemoryLogPartition[]>();
  const limits = new Map<string, number>();
  const groups = new Map<string, MemoryGroup>();
  const epochs = new Map<string, number>();

  function partition(at: TopicPartition, doing: string): MemoryLogPartition {
    const found = topics.get(at.topic)?.[at.partition];
    if (found !== undefined) return found;
    throw refusal(`Cannot ${doing} ${at.topic}[${at.partition}]: it does not exist`);
  }

  return {
    createTopic(spec) {
      if (topics.has(spec.topic)) return;
      const partitions = Array.from({ length: spec.partitions }, (_, number) =>
        createMemoryLogPartition({
          topic: spec.topic,
          partition: number,
          isStampedOnAppend: spec.config['message.timestamp.type'] === 'LogAppendTime',
        }),
      );
      topics.set(spec.topic, partitions);
      limits.set(spec.topic, Number(spec.config['max.message.bytes'] ?? DEFAULT_MAX_MESSAGE_BYTES));
    },
    maxMessageBytes: (topic) => limits.get(topic),
    raiseMaxMessageBytes(topic, bytes) {
      const found = partition({ topic, partition: 0 }, 'raise max.message.bytes of').topic;
      limits.set(found, Math.max(limits.get(found)!, bytes));
    },
    findTopic: (topic) => topics.get(topic),
    partition,
    append(records, kind) {
      const now = timing.now();
      const targets = records.map((record) => partition(record, 'append to'));
      const nextOffsets = new Map<MemoryLogPartition, number>();
      for (const [target, indices] of Map.groupBy(targets.keys(), (index) => targets[index]!)) {
        const run = indices.map((index) => records[index]!);
        nextOffsets.set(target, target.append(run, kind, now));
      }
      return targets.map((target) => {
        const offset = nextOffsets.get(target)!;
        nextOffsets.set(target, offset + 1);
        const appendedAt = target.isStampedOnAppend ? now : undefined;
        return { topic: target.topic, partition: target.partition, offset, appendedAt };
      });
    },
    group(id) {
      const group = groups.get(id) ?? createMemoryGroup((topic) => topics.get(topic) ?? [], timing);
      groups.set(id, group);
      return group;
    },
    raiseEpoch(transactionalId) {
      const epoch = (epochs.get(transactionalId) ?? -1) + 1;
      epochs.set(transactionalId, epoch);
      return epoch;
    },
    epochOf: (transactionalId) => epochs.get(transactionalId) ?? -1,
  };
}
