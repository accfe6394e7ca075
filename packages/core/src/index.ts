export { calibrate, type Distributions } from './calibration/calibrate.ts';
export { calibratedPolicy } from './calibration/calibrated-policy.ts';
export { type Distribution, distributionOf, distributionOfCounts } from './calibration/distribution.ts';
export { quantile } from './calibration/quantile.ts';
export type { Scorecard } from './calibration/scorecard.ts';
export { type ShareBorder, shareBorder } from './calibration/share-border.ts';
export { decodeState } from './codec/decode-state.ts';
export { encodeState } from './codec/encode-state.ts';
export type { Dimension } from './dimensions/dimension.ts';
export { dimensions } from './dimensions/list.ts';
export { CoreError, type CoreErrorCode } from './errors/core-error.ts';
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
} from './events/customer-event.ts';
export { type Advanced, advance } from './fold/advance.ts';
export { type Applied, apply } from './fold/apply.ts';
export { type ClassInForce, classesOf } from './fold/classes-of.ts';
export { foldVersion } from './fold/fold-version.ts';
export { type Indexed, indexDue } from './fold/index-due.ts';
export { nextDue } from './fold/next-due.ts';
export { profileAt } from './fold/profile-at.ts';
export { rawClassAt } from './fold/raw-class-at.ts';
export { type Upcoming, upcoming } from './fold/upcoming.ts';
export { type PurchaseRhythm, purchaseRhythm } from './measures/purchase-rhythm.ts';
export { recencyDays } from './measures/recency-days.ts';
export { minorUnitDecimals } from './money/minor-unit-decimals.ts';
export type {
  AlertKind,
  Cause,
  CauseKind,
  ChurnAlert,
  ChurnLevel,
  DimensionChange,
  Output,
  Profile,
  RulesVersions,
  SegmentChanged,
  Signal,
  SignalName,
} from './outputs/output.ts';
export { type RfmMeasures, rfmMeasures } from './rfm/rfm-measures.ts';
export { boxHolds, OTHERS } from './rfm/segment-cells.ts';
export type { DeploymentConfig } from './rules/deployment-config.ts';
export type {
  AxisCalibration,
  Calibration,
  Label,
  OverridablePart,
  Policy,
  PolicyOverride,
  SegmentBox,
  ValueBorder,
} from './rules/policy.ts';
export { policyFor } from './rules/policy-for.ts';
export { retail } from './rules/retail.ts';
export { ruleSetInForce } from './rules/rule-set-in-force.ts';
export type { RuleSet, Rules } from './rules/rules.ts';
export { overdueThreshold } from './signals/overdue.ts';
export type { ClassAssignment, StepCause, Waiting } from './state/class-assignment.ts';
export type { DayBucket, DayBuckets } from './state/day-buckets.ts';
export { emptyState } from './state/empty-state.ts';
export type { State } from './state/state.ts';
export type { View } from './state/view.ts';
export { dayStart, type LocalDay, localDay } from './time/local-day.ts';
export { DAY, type DurationMs, type EpochMs, HOUR, MINUTE, NEVER, SECOND } from './time/time-units.ts';
export type { ZoneTable } from './time/zone-table.ts';
