import type { EpochMs } from '@tidemark/core';
import type { Block } from '@tidemark/schemas';
import type { Backlog } from '../workload/fill-sources.ts';

/** How far the intakes have come, by what stands in the log. */
export interface CarriedEvents {
  /** Takes in a record of the log; those of one partition in order. */
  note(partition: number, offset: number, block: Block): void;
  /** Events of a source topic that stand in the log, each once. */
  ofTopic(topic: string): number;
  /** Events in the records of a partition below an offset. */
  below(partition: number, offset: number): number;
  /** No event is still to come that happened before; infinity when all stand in the log. */
  reached(): EpochMs;
}

interface SourcePartition {
  readonly topic: string;
  readonly events: number;
  /** The next offset that is not in the log yet. */
  next: number;
  lastAt: EpochMs;
}

/** Begins to count, when nothing is carried over yet of a backlog whose first event happened at `startsAt` or later. */
export function countCarried({ byPartition }: Backlog, startsAt: EpochMs): CarriedEvents {
  const sources = new Map<string, SourcePartition>();
  for (const [key, events] of byPartition) {
    const topic = key.slice(0, key.lastIndexOf('/'));
    sources.set(key, { topic, events, next: 0, lastAt: startsAt });
  }
  /** By log partition and offset: events in it and all records before it. */
  const sums: number[][] = [];

  return {
    note(partition, offset, { origins, entries }) {
      const keys = origins.map((origin) => `${origin.topic}/${origin.partition}`);
      let events = 0;
      for (const entry of entries) {
        if (entry.type !== 'CustomerEvent') continue;
        const source = sources.get(keys[entry.origin]!)!;
        // What an intake repeats after an error is there already.
        if (entry.offset < source.next) continue;
        source.next = entry.offset + 1;
        source.lastAt = entry.occurredAt;
        events += 1;
      }
      sums[partition] ??= [];
      sums[partition][offset] = (sums[partition][offset - 1] ?? 0) + events;
    },
    ofTopic: (topic) =>
      [...sources.values()].reduce((sum, source) => sum + (source.topic === topic ? source.next : 0), 0),
    below: (partition, offset) => sums[partition]?.[offset - 1] ?? 0,
    reached: () =>
      Math.min(
        Number.POSITIVE_INFINITY,
        ...[...sources.values()].filter(({ next, events }) => next < events).map(({ lastAt }) => lastAt),
      ),
  };
}
