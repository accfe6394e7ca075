export type {
  CustomerEvent,
  CustomerType,
  FeedbackEvent,
  FeedbackScale,
  InteractionEvent,
  InteractionKind,
  PurchaseEvent,
  PurchaseKind,
  Source,
} from './events.ts';
export type {
  AlertKind,
  Cause,
  CauseKind,
  ChurnAlert,
  ChurnLevel,
  DimensionChange,
  Output,
  Profile,
  RulerVersions,
  SegmentChanged,
  Signal,
  SignalName,
} from './outputs.ts';
export { type Policy, retail } from './policy.ts';
export type { Frame, Ruler, Rulers } from './rulers.ts';
export { DAY, type DurationMs, type EpochMs, HOUR, MINUTE, NEVER, SECOND } from './time-units.ts';
export type { ZoneTable } from './zone-table.ts';
