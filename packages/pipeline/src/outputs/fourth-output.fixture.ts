import type { ChurnAlert } from '@tidemark/core';
import type { ChurnAlert as LoggedAlert } from '@tidemark/schemas';
import { churnAlerts } from './churn-alerts.ts';
import { followUps } from './follow-ups.ts';
import type { OutputTopic } from './output-topic.ts';
import { segmentChanges } from './segment-changes.ts';

/** Alerts that end a risk go to a topic of their own. */
export const cleared: OutputTopic<ChurnAlert, LoggedAlert> = {
  ...churnAlerts,
  name: 'cleared-alerts',
  takes: ({ kind }) => kind === 'CLEARED',
};
/** The others. */
export const raised: OutputTopic<ChurnAlert, LoggedAlert> = {
  ...churnAlerts,
  takes: ({ kind }) => kind !== 'CLEARED',
};
/** The standard list with a fourth topic, as somebody would split alerts. */
export const four: readonly OutputTopic[] = [segmentChanges, raised, cleared, followUps];
