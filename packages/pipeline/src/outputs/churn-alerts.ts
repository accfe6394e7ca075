import type { ChurnAlert } from '@tidemark/core';
import { churnAlerts as contract, type ChurnAlert as LoggedAlert } from '@tidemark/schemas';
import type { OutputTopic } from './output-topic.ts';

/** A customer's risk of churn that was raised, raised further or cleared, with the evidence. */
export const churnAlerts: OutputTopic<ChurnAlert, LoggedAlert> = {
  name: 'churn-alerts',
  contract,
  eventType: 'tidemark.churn.alert.v1',
  carries: 'churn-alert',
  toValue: ({ sequence, at, kind, level, signals, cause, profile, rules }, { eventId, customerId }) => {
    // The model behind these three is not part of the rules yet.
    const model = { pActive: null, nextPurchaseExpectedBy: null, valueAtRiskMinor: null };
    return { eventId, customerId, sequence, at, kind, level, signals, ...model, cause, profile, rules };
  },
};
