export { type Advanced, advance } from './advance.ts';
export { type Applied, apply } from './apply.ts';
export { calibrate, type Distributions } from './calibration/calibrate.ts';
export { calibratedPolicy } from './calibration/calibrated-policy.ts';
export { type Distribution, distributionOf, distributionOfCounts } from './calibration/distribution.ts';
export { quantile } from './calibration/quantile.ts';
export type { Scorecard } from './calibration/scorecard.ts';
export { type ShareBorder, shareBorder } from './calibration/share-border.ts';
export { overdueThreshold } from './churn/overdue.ts';
export { type ClassInForce, classesOf } from './classes-of.ts';
export { decodeState } from './codec/decode-state.ts';
export { encodeState } from './codec/encode-state.ts';
export { CoreError, type CoreErrorCode } from './core-error.ts';
export type { DayBucket, DayBuckets } from './day-buckets.ts';
export type { Dimension } from './dimensions/dimension.ts';
export { dimensions } from './dimensions/list.ts';
export { emptyState } from './empty-state.ts';
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
export { foldVersion } from './fold-version.ts';
export { type Indexed, indexDue } from './index-due.ts';
export { dayEnd, dayStart, type LocalDay, localDay } from './local-day.ts';
export { isMoneyCapped } from './money/capped-money.ts';
export { minorUnitDecimals } from './money/minor-unit-decimals.ts';
export { nextDue } from './next-due.ts';
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
} from './outputs.ts';
export type {
  AxisCalibration,
  Calibration,
  Label,
  OverridablePart,
  Policy,
  PolicyOverride,
  SegmentBox,
  ValueBorder,
} from './policy.ts';
export { policyFor } from './policy-for.ts';
export { profileAt } from './profile-at.ts';
export { type PurchaseRhythm, purchaseRhythm, recencyDays } from './purchase-rhythm.ts';
export { rawClassAt } from './raw-class-at.ts';
export { retail } from './retail.ts';
export { type RfmMeasures, rfmMeasures } from './rfm-measures.ts';
export { ruleSetInForce } from './rule-set-in-force.ts';
export type { DeploymentConfig, RuleSet, Rules } from './rules.ts';
export { boxHolds, OTHERS } from './segments.ts';
export type { ClassAssignment, State, StepCause, Waiting } from './state.ts';
export { DAY, type DurationMs, type EpochMs, HOUR, MINUTE, NEVER, SECOND } from './time-units.ts';
export { type Upcoming, upcoming } from './upcoming.ts';
export type { View } from './view.ts';
export type { ZoneTable } from './zone-table.ts';
