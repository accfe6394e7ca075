const SEQUENCES = 2 ** 31;

/** The sequence number after `count` records, as Kafka counts: after 2³¹ − 1 comes 0. */
export function nextSequence(sequence: number, count: number): number {
  return (sequence + count) % SEQUENCES;
}
