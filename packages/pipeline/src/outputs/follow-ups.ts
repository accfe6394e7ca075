import type { FollowUpDue } from '@tidemark/core';
import { followUps as contract, type FollowUpDue as LoggedFollowUp } from '@tidemark/schemas';
import type { OutputTopic } from './output-topic.ts';

/** A customer whom somebody should get in touch with now, how and what for. */
export const followUps: OutputTopic<FollowUpDue, LoggedFollowUp> = {
  name: 'follow-ups',
  contract,
  eventType: 'tidemark.followup.due.v1',
  carries: 'follow-up-due',
  toValue: ({ type: _, ...due }, ids) => ({ ...ids, ...due }),
};
