import { churnAlerts } from './churn-alerts.ts';
import { followUps } from './follow-ups.ts';
import type { OutputTopic } from './output-topic.ts';
import { segmentChanges } from './segment-changes.ts';

/** All output topics. Append: the order is that of registration, of tables, and of a customer's records of one step. */
export const outputTopics: readonly OutputTopic[] = [segmentChanges, churnAlerts, followUps];
