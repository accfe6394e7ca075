export { calibrate, type Distributions } from './calibration/calibrate.ts';
export { calibratedPolicy } from './calibration/calibrated-policy.ts';
export { type Distribution, distributionOf, distributionOfCounts } from './calibration/distribution.ts';
export {
  fitModels,
  type KeptOut,
  LEAST_CUSTOMERS,
  type ModelFits,
  type ModelsInForce,
  noModels,
} from './calibration/fit-models.ts';
export { type SampledBuyer, sampledBuyer } from './calibration/sampled-buyer.ts';
export type { FittedModels, Scorecard } from './calibration/scorecard.ts';
export { shareBorder } from './calibration/share-border.ts';
export { observedSignals } from './churn/observed-signals.ts';
export { type Outlook, outlookOf } from './churn/outlook.ts';
export { signalLimits } from './churn/signal-limits.ts';
export { dimensions } from './dimensions/list.ts';
export { CoreError, type CoreErrorCode } from './errors/core-error.ts';
export { CONTACT_CHANNELS, contactChannel } from './events/contact-channels.ts';
export type {
  ContactChannel,
  CustomerEvent,
  CustomerType,
  FeedbackEvent,
  FeedbackScale,
  PurchaseEvent,
  Source,
} from './events/customer-event.ts';
export { INTERACTION_KINDS, type InteractionKind } from './events/interaction-kinds.ts';
export type { AdvancedIndexed } from './fold/advance-indexed.ts';
export type { ClassInForce } from './fold/classes-of.ts';
export { createFold } from './fold/create-fold.ts';
export type { Fold } from './fold/fold.ts';
export { foldVersion } from './fold/fold-version.ts';
export {
  advance,
  apply,
  classesOf,
  decodeState,
  emptyState,
  encodeState,
  indexDue,
  nextDue,
  profileAt,
  standardFold,
} from './fold/standard-fold.ts';
export type { Upcoming } from './fold/upcoming.ts';
export { type FollowUpDelay, type NextFollowUp, nextFollowUp } from './follow-up/next-follow-up.ts';
export { purchaseRhythm } from './measures/purchase-rhythm.ts';
export { daysUntilUnlikely } from './models/days-until-unlikely.ts';
export { fitPurchaseModel } from './models/fit-purchase-model.ts';
export { fitSpendModel } from './models/fit-spend-model.ts';
export { pActive } from './models/p-active.ts';
export { isDegenerate, type PurchaseModel } from './models/purchase-model.ts';
export type { PurchaseRhythm } from './models/purchase-rhythm.ts';
export type { SpendModel } from './models/spend-model.ts';
export { minorUnitDecimals } from './money/minor-unit-decimals.ts';
export type {
  AlertKind,
  Cause,
  CauseKind,
  ChurnAlert,
  ChurnLevel,
  FollowUpDue,
  ObservedSignal,
  Output,
  Profile,
  RulesVersions,
  SegmentChanged,
} from './outputs/output.ts';
export { type RfmMeasures, rfmMeasures } from './rfm/rfm-measures.ts';
export { boxHolds, OTHERS } from './rfm/segment-cells.ts';
export type { DeploymentConfig } from './rules/deployment-config.ts';
export type { ContactCap, FollowUp, FollowUpPlan } from './rules/follow-up.ts';
export type { Calibration, OverridablePart, Policy, PolicyOverride, SegmentBox } from './rules/policy.ts';
export { policyFor } from './rules/policy-for.ts';
export { retail } from './rules/retail.ts';
export { ruleSetInForce } from './rules/rule-set-in-force.ts';
export type { RuleSet, Rules } from './rules/rules.ts';
export { signals } from './signals/list.ts';
export { usualGap } from './signals/overdue.ts';
export type { Signal } from './signals/signal.ts';
export { isMoneyCapped } from './state/is-money-capped.ts';
export type { State } from './state/state.ts';
export { type View, viewAt } from './state/view.ts';
export { localDate } from './time/local-date.ts';
export { dayEnd, dayStart, type LocalDay, localDay } from './time/local-day.ts';
export { DAY, type DurationMs, type EpochMs, HOUR, MINUTE, SECOND } from './time/time-units.ts';
export { daysSinceMonday, WEEKDAYS, type Weekday } from './time/weekday.ts';
export type { ZoneTable } from './time/zone-table.ts';
