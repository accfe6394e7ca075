/** Left before the records of a pack: the head of a batch of Kafka's format 2. */
export const PACK_HEAD_BYTES = 61;
/**
 * Half of the 1 MiB that brokers take by default for a partition's share of one request: one batch is made of it, and one
 * batch is what `max.message.bytes` limits.
 */
export const MAX_PACK_BYTES = 512 * 1_024;
