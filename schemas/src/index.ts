export { MalformedBytes } from './binary/binary-reader.ts';
export { churnAlertSchema } from './generated/churn-alert.ts';
export { customerEventsBlockSchema } from './generated/customer-events-block.ts';
export { feedbackSchema } from './generated/feedback.ts';
export { interactionSchema } from './generated/interaction.ts';
export { purchaseSchema } from './generated/purchase.ts';
export type {
  AlertKind,
  Block,
  BlockEntry,
  Cause,
  CauseKind,
  ChurnAlert,
  ChurnLevel,
  CustomerEvent,
  CustomerEventBody,
  CustomerType,
  Deployment,
  DimensionChange,
  Feedback,
  FeedbackBody,
  FeedbackScale,
  Interaction,
  InteractionBody,
  InteractionKind,
  Origin,
  Policy,
  Profile,
  Purchase,
  PurchaseBody,
  PurchaseKind,
  RulesVersions,
  Scorecard,
  SegmentChanged,
  Signal,
  Source,
  Tick,
  TimeKind,
  Zone,
  ZoneTransition,
} from './generated/records.ts';
export { segmentChangedSchema } from './generated/segment-changed.ts';
export { subjectOf, type TopicContract } from './topic-contract.ts';
export {
  churnAlerts,
  customerEvents,
  feedback,
  interactions,
  purchases,
  segmentChanges,
} from './topics.ts';
export type { WireSchema } from './wire-schema.ts';
