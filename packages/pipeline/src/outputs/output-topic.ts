import type { Output } from '@tidemark/core';
import type { ChurnAlert, FollowUpDue, SegmentChanged, TopicContract } from '@tidemark/schemas';

/** What a public topic holds: at least the fields of an output, so that whoever reads one kind can read every topic of it. */
export type PublishedValue = SegmentChanged | ChurnAlert | FollowUpDue;

/** Whose an output is, and its identity in events: `<customer>:<sequence>`. */
export interface OutputIds {
  readonly customerId: string;
  readonly eventId: string;
}

/**
 * One way out: a public topic, which of the fold's outputs it carries, and how they stand in it. Add a file with one of these
 * and a line in the list: setup then creates topic and schema, the segmenter writes it in the same transaction as the others,
 * audit and readers of outputs read it, and the checks of partition counts include it.
 *
 * A sentence for people belongs to an output of the fold, whatever topic carries it: look it up by `carries`.
 */
export interface OutputTopic<Carried extends Output = Output, T extends PublishedValue = PublishedValue> {
  /** Of the topic, behind the deployment's prefix: `churn-alerts`. */
  readonly name: string;
  /** Schema, compatibility and broker settings; its partitions are always the deployment's. */
  readonly contract: TopicContract<T>;
  /** `ce_type` of its records. */
  readonly eventType: string;
  /** The kind of output that it carries. Of several topics that carry one kind, the first of the list that takes an output has its record, and no other. */
  readonly carries: Carried['type'];
  /** Which of that kind; all of them where it is left out. From the output alone: a log that is folded again must give the same. */
  takes?(output: Carried): boolean;
  /** The record's value, before it is encoded. From the output alone, as `takes`. */
  toValue(output: Carried, ids: OutputIds): T;
}
