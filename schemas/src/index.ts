export type { WireSchema } from './binary/wire-schema.ts';
export { customerEventsBlockSchema } from './generated/customer-events-block.ts';
export { feedbackSchema } from './generated/feedback.ts';
export { interactionSchema } from './generated/interaction.ts';
export { purchaseSchema } from './generated/purchase.ts';
export type {
  Block,
  BlockEntry,
  ChurnAlert,
  CustomerEvent,
  CustomerEventBody,
  Deployment,
  Feedback,
  FollowUpDue,
  Interaction,
  Policy,
  Purchase,
  Scorecard,
  SegmentChanged,
  Signal,
} from './generated/records.ts';
export { segmentChangedSchema } from './generated/segment-changed.ts';
export { subjectOf, type TopicContract } from './topic-contract.ts';
export {
  churnAlerts,
  customerEvents,
  feedback,
  followUps,
  interactions,
  purchases,
  segmentChanges,
} from './topics.ts';
