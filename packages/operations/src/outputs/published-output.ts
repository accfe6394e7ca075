import type { ChurnAlert, FollowUpDue, SegmentChanged } from '@tidemark/schemas';
import { compareIds } from '@tidemark/stream';

/** A record of one of the public topics, with its type. */
export type PublishedOutput =
  | ({ readonly type: 'segment-changed' } & SegmentChanged)
  | ({ readonly type: 'churn-alert' } & ChurnAlert)
  | ({ readonly type: 'follow-up-due' } & FollowUpDue);

/** The fields of an output that its JSON form has: all but those that only its topic needs. */
export type JsonOutput =
  | ({ readonly type: 'segment-changed' } & WithoutTopicFields<SegmentChanged>)
  | ({ readonly type: 'churn-alert' } & WithoutTopicFields<ChurnAlert>)
  | ({ readonly type: 'follow-up-due' } & WithoutTopicFields<FollowUpDue>);

type WithoutTopicFields<T> = Omit<T, 'eventId' | 'rules'>;

/** Orders by (at, customer id as UTF-8 bytes, sequence). Each customer's outputs stay in the order of their sequence. */
export function byInstant(a: PublishedOutput, b: PublishedOutput): number {
  if (a.at !== b.at) return a.at - b.at;
  return compareIds(a.customerId, b.customerId) || a.sequence - b.sequence;
}
