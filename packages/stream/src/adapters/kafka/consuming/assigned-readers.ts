import type { TopicPartition } from '../../../ports/log.ts';
import type { KafkaReader } from './kafka-reader.ts';

/** The readers of the assignment that holds now. */
export interface AssignedReaders {
  find(at: TopicPartition): KafkaReader | undefined;
  isOnePaused(): boolean;
  /** Ends the assignment before, then puts this one in its place. */
  replace(readers: readonly KafkaReader[]): void;
  loseAll(): void;
}

export function createAssignedReaders(): AssignedReaders {
  let byPartition = new Map<string, KafkaReader>();
  const keyOf = ({ topic, partition }: TopicPartition) => `${topic}/${partition}`;

  function loseAll(): void {
    const ended = byPartition;
    byPartition = new Map();
    for (const reader of ended.values()) reader.lose();
  }

  return {
    isOnePaused: () => [...byPartition.values()].some((reader) => reader.isPaused()),
    find: (at) => byPartition.get(keyOf(at)),
    replace(readers) {
      loseAll();
      byPartition = new Map(readers.map((reader) => [keyOf(reader), reader]));
    },
    loseAll,
  };
}
