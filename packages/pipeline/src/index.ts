export { calibrateNow } from './calibration/calibrate-now.ts';
export {
  type DeploymentStatus,
  deploymentStatus,
  newestScorecard,
  policyInForce,
} from './calibration/deployment-status.ts';
export { earliestEffect, startCalibrator } from './calibration/start-calibrator.ts';
export { startClock } from './clock/start-clock.ts';
export { DAYS_KEPT, deploymentWith } from './deployment/deployment-with.ts';
export { findDeployment, readDeployment } from './deployment/read-deployment.ts';
export { zoneTransitions } from './deployment/zone-transitions.ts';
export { type NamedService, startInDeployment } from './deployment-checks/start-in-deployment.ts';
export { type EmbeddedPipeline, startEmbedded } from './embedded.ts';
export { isHistogramCounter } from './histograms/histogram-names.ts';
export { feedback } from './intake/feedback.ts';
export { FIRST_OCCURRENCE } from './intake/first-occurrence.ts';
export type { IntakeRule } from './intake/intake-rule.ts';
export { interactions } from './intake/interactions.ts';
export { MOST_AMOUNT_MINOR } from './intake/most-amount.ts';
export { purchases } from './intake/purchases.ts';
export { type IntakeSettings, startIntake } from './intake/start-intake.ts';
export { type IntakeName, intakeNames, type Names, type Naming, namesOf } from './names/names.ts';
export {
  decodeMemory,
  decodePartitionStatus,
  learnRules,
  type PartitionMemory,
  type PartitionStatus,
  rulesDue,
  rulesOf,
} from './partition-memory/partition-memory.ts';
export { memoryFields } from './partition-memory/stored-memory.ts';
export { type Language, labelOf } from './policy/classes/label-of.ts';
export { deploymentFaults, type JudgedDeployment } from './policy/faults/deployment-faults.ts';
export { idleLimits } from './policy/notes/idle-limits.ts';
export { policyNotes } from './policy/notes/policy-notes.ts';
export { customerTypes } from './policy/parts/customer-types.ts';
export type { PolicyFault } from './policy/parts/policy-fault.ts';
export {
  checkAgainstDeployment,
  checkPolicy,
  decodePolicy,
  encodePolicy,
  PolicyInvalid,
} from './policy/policy-document.ts';
export { presetNames, presetsFolder } from './policy/presets.ts';
export { type BoxJudgement, judgeBoxes } from './policy/segments/judge-segments.ts';
export { allCodes } from './policy/segments/segment-faults.ts';
export {
  type AppliedRules,
  applyRules,
  checkRules,
  type LoggedRules,
  newestRules,
  type ProposedRules,
} from './rules/apply-rules.ts';
export { type ProposedScorecard, publishScorecard } from './rules/publish-scorecard.ts';
export { AHEAD_MS, checkRules, deploymentRules, type PutRules } from './rules/put-rules.ts';
export { unfoldedBlocks } from './rules/unfolded-blocks.ts';
export { newestVersion, type RulesKind, type RulesRecord, rulesFrom } from './rules-records/rules-records.ts';
export {
  checkScorecard,
  decodeScorecard,
  encodeScorecard,
  type ScorecardFile,
  ScorecardInvalid,
} from './scorecard/scorecard-document.ts';
export { compareDues } from './segmenter/merge-dues.ts';
export { openSegmenterFold, type SegmenterFoldParts } from './segmenter/segmenter-fold.ts';
export { type SegmenterSettings, startSegmenter } from './segmenter/start-segmenter.ts';
export { type CustomerOutput, openDraft } from './segmenter/step-draft.ts';
export { type SetupOptions, setup } from './setup/setup.ts';
