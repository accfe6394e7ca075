import type { WireSchema } from './binary/wire-schema.ts';

/** What a topic promises. The deployment's prefix goes before `topic` and into the subject. */
export interface TopicContract<T> {
  readonly topic: string;
  readonly schema: WireSchema<T>;
  /**
   * BACKWARD: a new reader reads all that was ever written. FULL: old readers read what is written from now on, too.
   */
  readonly compatibility: 'BACKWARD_TRANSITIVE' | 'FULL_TRANSITIVE';
  /** What the record key holds. `none`: the key is not read, or there is none. */
  readonly key: 'customer-id' | 'none';
  /** A count for development, or the deployment's: the same number, and the same partition per customer, as customer-events. */
  readonly partitions: number | 'of-deployment';
  /** Broker settings by their Kafka names; empty where the topic belongs to its users. */
  readonly config: Readonly<Record<string, string>>;
}

/** The subject under which a topic's values are registered. */
export function subjectOf(topic: string): string {
  return `${topic}-value`;
}
