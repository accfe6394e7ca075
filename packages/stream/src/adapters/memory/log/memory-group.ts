import type { CommittedOffset, SubscribeOptions, TopicPartition } from '../../../ports/log.ts';
import type { Timing } from '../../../ports/timing.ts';
import type { MemoryLogPartition } from './memory-log-partition.ts';
import { createMemoryReader, type MemoryReader } from './memory-reader.ts';

export interface MemoryGroup {
  /** Joins and rebalances before it returns; the result leaves and rebalances. */
  join(options: SubscribeOptions): () => void;
  hasMembers(): boolean;
  commit(offset: CommittedOffset): void;
  committed(topic: string): ReadonlyMap<number, CommittedOffset>;
}

interface Member {
  readonly options: SubscribeOptions;
  readers: readonly MemoryReader[];
}

/**
 * A consumer group. A rebalance, at every join and leave, goes in this order:
 * 1. every reader of the group is lost; 2. the partitions are dealt round robin, topic by topic, to the members in the
 * order they joined; 3. each member, in the same order, is given its new readers.
 */
export function createMemoryGroup(
  partitionsOf: (topic: string) => readonly MemoryLogPartition[],
  timing: Timing,
): MemoryGroup {
  const members = new Set<Member>();
  const committedByTopic = new Map<string, Map<number, CommittedOffset>>();

  function commit(committed: CommittedOffset): void {
    const ofTopic = committedByTopic.get(committed.topic) ?? new Map<number, CommittedOffset>();
    committedByTopic.set(committed.topic, ofTopic.set(committed.partition, committed));
  }

  function open(partition: MemoryLogPartition): MemoryReader {
    const { topic, partition: number }: TopicPartition = partition;
    return createMemoryReader({
      partition,
      timing,
      commit: (offset, metadata) => commit({ topic, partition: number, offset, metadata }),
    });
  }

  function rebalance(): void {
    for (const member of members) {
      for (const reader of member.readers) reader.lose();
    }
    const assigned = [...deal([...members], partitionsOf)].map(([member, partitions]) => {
      member.readers = partitions.map(open);
      return { member, readers: member.readers };
    });
    for (const { member, readers } of assigned) {
      // What a member does with its readers may rebalance again; then these readers are lost already.
      if (member.readers === readers) member.options.onAssigned(readers);
    }
  }

  return {
    join(options) {
      const member: Member = { options, readers: [] };
      members.add(member);
      rebalance();
      return () => {
        if (!members.delete(member)) return;
        for (const reader of member.readers) reader.lose();
        member.readers = [];
        rebalance();
      };
    },
    hasMembers: () => members.size > 0,
    commit,
    committed: (topic) => new Map(committedByTopic.get(topic)),
  };
}

function deal(
  members: readonly Member[],
  partitionsOf: (topic: string) => readonly MemoryLogPartition[],
): ReadonlyMap<Member, readonly MemoryLogPartition[]> {
  const dealt = new Map<Member, MemoryLogPartition[]>(members.map((member) => [member, []]));
  const topics = new Set(members.flatMap((member) => member.options.topics));
  let turn = 0;
  for (const topic of topics) {
    const takers = members.filter((member) => member.options.topics.includes(topic));
    for (const partition of partitionsOf(topic)) {
      dealt.get(takers[turn % takers.length]!)!.push(partition);
      turn += 1;
    }
  }
  return dealt;
}
