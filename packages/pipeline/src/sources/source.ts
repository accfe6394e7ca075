import type { EpochMs } from '@tidemark/core';
import type { CustomerEventBody, TopicContract } from '@tidemark/schemas';
import type { DeathReason, ServiceContext, WireDecoder } from '@tidemark/stream';

/** The name of a source of the list, such as `purchases`. */
export type SourceName = string;

/** What every event carries, whatever happened. */
export interface Occurrence {
  /** 1 to 256 bytes of UTF-8, not beginning with 0x00. */
  readonly customerId: string;
  /** 1 to 256 bytes of UTF-8, unique per customer and kind of event: a repeat is dropped. */
  readonly eventId: string;
  /** When it happened by the source's clock, in epoch milliseconds. */
  readonly occurredAt: EpochMs;
}

/** One event of a source record, as the log is to hold it. */
export interface SourceEvent extends Occurrence {
  readonly body: CustomerEventBody;
}

/** What of the deployment a source's values are validated against. */
export interface SourceDeployment {
  /** ISO 4217 codes. */
  readonly currencies: readonly string[];
}

/**
 * One way in: a topic, how its record values are read, which of them are refused, and the events that they are. Add a file
 * with one of these and a line in the list: setup then creates topic, schema and dead letters, and `services/list.ts` has an
 * intake for it.
 */
export interface Source<T = unknown> {
  /** Of the topic (behind the deployment's prefix), of its intake, in groups and in commands: `purchases`. */
  readonly name: SourceName;
  /** Schema, compatibility and partitions that the topic is created with where it is missing. */
  readonly contract: TopicContract<T>;
  /** The codes that `fault` may give, beside those that every source has. */
  readonly reasons: readonly string[];
  /** Opens what reads record values. A value that cannot be read is an outcome, an outage is thrown. */
  openDecoder(context: Pick<ServiceContext, 'registry' | 'timing'>): WireDecoder<T>;
  /**
   * The events of one value, none to many, from the value alone: a record that is read again must give the same. Several of
   * one record need event ids of their own.
   */
  events(value: T): readonly SourceEvent[];
  /** The first rule of this source that a value breaks, beside those of every event; its record becomes a dead letter. */
  fault(value: T, deployment: SourceDeployment): DeathReason | undefined;
}
