import type { CommittedOffset } from './log.ts';

/** A topic to create. */
export interface TopicSpec {
  readonly topic: string;
  /** 1 or more. */
  readonly partitions: number;
  /** Broker settings by their Kafka names, such as `retention.ms`; what is not named is the broker's default. */
  readonly config: Readonly<Record<string, string>>;
}

/**
 * What setup and operators change about a log: its topics, their limits, and offsets of groups that nobody is a member of.
 * No loop needs it. Operations are rare, hold no connection between two calls, and may be repeated after any throw.
 *
 * All throw TidemarkError: `log-unavailable` (retryable) for an outage, `refused` (not retryable) for what the log does not
 * allow. Commands print the message; a service ends with it.
 */
export interface LogAdmin {
  /** Creates the topics that do not exist and returns when they can be written to; existing ones stay as they are. */
  createTopics(topics: readonly TopicSpec[]): Promise<void>;
  /** The largest append to a partition of the topic, in bytes as sent; undefined when there is no such topic. */
  maxMessageBytes(topic: string): Promise<number | undefined>;
  /**
   * Raises the largest append to at least `bytes`; the topic's other settings stay as they are, and so does a limit that
   * is higher already. Throws `refused` when there is no such topic.
   */
  raiseMaxMessageBytes(topic: string, bytes: number): Promise<void>;
  /**
   * Commits offsets for a group from outside of it. Throws `refused` while the group has members, and when a partition
   * does not exist.
   */
  commitFor(group: string, offsets: readonly CommittedOffset[]): Promise<void>;
}
