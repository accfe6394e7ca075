import type { SegmentChanged } from '@tidemark/core';
import { segmentChanges as contract, type SegmentChanged as LoggedChange } from '@tidemark/schemas';
import type { OutputTopic } from './output-topic.ts';

/** A customer's classes that changed, and why. */
export const segmentChanges: OutputTopic<SegmentChanged, LoggedChange> = {
  name: 'segment-changes',
  contract,
  eventType: 'tidemark.segment.changed.v1',
  carries: 'segment-changed',
  toValue: ({ sequence, at, changes, cause, profile, rules }, { eventId, customerId }) => ({
    eventId,
    customerId,
    sequence,
    at,
    changes,
    cause,
    profile,
    rules,
  }),
};
