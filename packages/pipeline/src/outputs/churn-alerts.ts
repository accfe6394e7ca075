import type { ChurnAlert } from '@tidemark/core';
import { churnAlerts as contract, type ChurnAlert as LoggedAlert } from '@tidemark/schemas';
import type { OutputTopic } from './output-topic.ts';

/** A customer's risk of churn that was raised, raised further or cleared, with the evidence. */
export const churnAlerts: OutputTopic<ChurnAlert, LoggedAlert> = {
  name: 'churn-alerts',
  contract,
  eventType: 'tidemark.churn.alert.v1',
  carries: 'churn-alert',
  toValue: ({ type: _, ...alert }, ids) => ({ ...ids, ...alert }),
};
