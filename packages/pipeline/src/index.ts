export { calibrateNow } from './calibration/calibrate-now.ts';
export {
  type DeploymentStatus,
  deploymentStatus,
  newestScorecard,
  policyInForce,
} from './calibration/deployment-status.ts';
export { isHistogramCounter } from './calibration/histogram-names.ts';
export {
  checkScorecard,
  decodeScorecard,
  encodeScorecard,
  type ScorecardFile,
  ScorecardInvalid,
} from './calibration/scorecard-document.ts';
export { earliestEffect, startCalibrator } from './calibration/start-calibrator.ts';
export { startClock } from './clock/start-clock.ts';
export { type EmbeddedPipeline, startEmbedded } from './embedded.ts';
export { feedback } from './intake/feedback.ts';
export { FIRST_OCCURRENCE } from './intake/first-occurrence.ts';
export type { IntakeRule } from './intake/intake-rule.ts';
export { interactions } from './intake/interactions.ts';
export { MOST_AMOUNT_MINOR } from './intake/most-amount.ts';
export { purchases } from './intake/purchases.ts';
export { type IntakeSettings, startIntake } from './intake/start-intake.ts';
export type { PipelineContext } from './metrics/pipeline-context.ts';
export { PIPELINE_METRICS } from './metrics/pipeline-metrics.ts';
export { type IntakeName, intakeNames, type Names, type Naming, namesOf } from './names.ts';
export { customerTypes } from './policy/customer-types.ts';
export { deploymentFaults, type JudgedDeployment } from './policy/deployment-faults.ts';
export { idleLimits } from './policy/idle-limits.ts';
export { type BoxJudgement, judgeBoxes } from './policy/judge-segments.ts';
export { type Language, labelOf } from './policy/label-of.ts';
export {
  checkAgainstDeployment,
  checkPolicy,
  decodePolicy,
  encodePolicy,
  PolicyInvalid,
} from './policy/policy-document.ts';
export type { PolicyFault } from './policy/policy-fault.ts';
export { policyNotes } from './policy/policy-notes.ts';
export { presetNames, presetsFolder } from './policy/presets.ts';
export { allCodes } from './policy/segment-faults.ts';
export {
  type AppliedRules,
  applyRules,
  checkRules,
  type LoggedRules,
  newestRules,
  type ProposedRules,
} from './rules/apply-rules.ts';
export { type ProposedScorecard, publishScorecard } from './rules/publish-scorecard.ts';
export { AHEAD_MS, checkRulesRecord, deploymentRules, type PutRules } from './rules/put-rules.ts';
export { unfoldedBlocks } from './rules/unfolded-blocks.ts';
export { compareDues } from './segmenter/merge-dues.ts';
export {
  decodeMemory,
  decodePartitionStatus,
  learnRules,
  type PartitionMemory,
  type PartitionStatus,
  rulesDue,
  rulesOf,
} from './segmenter/partition-memory.ts';
export { newestVersion, type RulesKind, type RulesRecord, rulesFrom } from './segmenter/rules-records.ts';
export { openSegmenterCodecs, type SegmenterCodecs } from './segmenter/segmenter-codecs.ts';
export { openSegmenterFold, type SegmenterFoldParts } from './segmenter/segmenter-fold.ts';
export { type SegmenterSettings, startSegmenter } from './segmenter/start-segmenter.ts';
export { type CustomerOutput, openDraft } from './segmenter/step-draft.ts';
export { memoryFields } from './segmenter/stored-memory.ts';
export { DAYS_KEPT, deploymentWith } from './setup/deployment-with.ts';
export { findDeployment, readDeployment } from './setup/read-deployment.ts';
export { type SetupOptions, setup } from './setup/setup.ts';
export { type NamedService, startInDeployment } from './setup/start-in-deployment.ts';
export { startingOffsets } from './setup/starting-offsets.ts';
export { zoneTransitions } from './setup/zone-transitions.ts';
