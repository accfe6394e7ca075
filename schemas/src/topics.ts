import { churnAlertSchema } from './generated/churn-alert.ts';
import { customerEventsBlockSchema } from './generated/customer-events-block.ts';
import { feedbackSchema } from './generated/feedback.ts';
import { followUpDueSchema } from './generated/follow-up-due.ts';
import { interactionSchema } from './generated/interaction.ts';
import { purchaseSchema } from './generated/purchase.ts';
import type {
  Block,
  ChurnAlert,
  Feedback,
  FollowUpDue,
  Interaction,
  Purchase,
  SegmentChanged,
} from './generated/records.ts';
import { segmentChangedSchema } from './generated/segment-changed.ts';
import type { TopicContract } from './topic-contract.ts';

// Each topic that has a schema: what is exported here is what there is.

const KIB = 1_024;
const MIB = 1_024 * KIB;
const DAY_MS = 86_400_000;

/**
 * A block ends at 512 KiB, but one event alone may be as large as its source allows, and more in a block of its own:
 * twice the default holds both.
 */
const LOG_MAX_MESSAGE_BYTES = 2 * MIB;

/** How long consumers may be away from the public topics before they miss something. */
const PUBLIC_RETENTION_MS = 30 * DAY_MS;

const publicConfig = {
  'cleanup.policy': 'delete',
  'retention.ms': String(PUBLIC_RETENTION_MS),
} as const;

const input = {
  compatibility: 'BACKWARD_TRANSITIVE',
  key: 'none',
  config: {},
} as const;

const output = {
  compatibility: 'FULL_TRANSITIVE',
  key: 'customer-id',
  partitions: 'of-deployment',
  config: publicConfig,
} as const;

export const purchases: TopicContract<Purchase> = {
  ...input,
  topic: 'purchases',
  schema: purchaseSchema,
  partitions: 4,
};

export const interactions: TopicContract<Interaction> = {
  ...input,
  topic: 'interactions',
  schema: interactionSchema,
  partitions: 4,
};

export const feedback: TopicContract<Feedback> = {
  ...input,
  topic: 'feedback',
  schema: feedbackSchema,
  partitions: 2,
};

/** The internal log, and the truth: kept for ever, stamped by the broker. */
export const customerEvents: TopicContract<Block> = {
  topic: 'customer-events',
  schema: customerEventsBlockSchema,
  compatibility: 'BACKWARD_TRANSITIVE',
  key: 'none',
  partitions: 'of-deployment',
  config: {
    'cleanup.policy': 'delete',
    'retention.ms': '-1',
    'retention.bytes': '-1',
    'message.timestamp.type': 'LogAppendTime',
    'max.message.bytes': String(LOG_MAX_MESSAGE_BYTES),
  },
};

export const segmentChanges: TopicContract<SegmentChanged> = {
  ...output,
  topic: 'segment-changes',
  schema: segmentChangedSchema,
};

export const churnAlerts: TopicContract<ChurnAlert> = {
  ...output,
  topic: 'churn-alerts',
  schema: churnAlertSchema,
};

export const followUps: TopicContract<FollowUpDue> = {
  ...output,
  topic: 'follow-ups',
  schema: followUpDueSchema,
};
