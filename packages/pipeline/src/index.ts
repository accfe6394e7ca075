export { type Calibrated, calibrateNow } from './calibration/calibrate-now.ts';
export {
  type DeploymentStatus,
  deploymentStatus,
  newestScorecard,
  policyInForce,
} from './calibration/deployment-status.ts';
export { fitInWorker } from './calibration/fit-in-worker.ts';
export { sampleBuyers } from './calibration/sample-buyers.ts';
export { earliestEffect } from './calibration/start-calibrator.ts';
export { startClock } from './clock/start-clock.ts';
export { unpackState } from './customers/unpack-state.ts';
export { DAYS_KEPT, deploymentWith } from './deployment/deployment-with.ts';
export { readDeployment } from './deployment/read-deployment.ts';
export { zoneTransitions } from './deployment/zone-transitions.ts';
export { type EmbeddedLists, startEmbedded } from './embedded.ts';
export { isHistogramCounter } from './histograms/histogram-names.ts';
export { FIRST_OCCURRENCE } from './intake/first-occurrence.ts';
export { startIntake } from './intake/start-intake.ts';
export type { PipelineContext } from './metrics/pipeline-context.ts';
export { PIPELINE_METRICS } from './metrics/pipeline-metrics.ts';
export { handledLettersOf } from './names/dead-letter-topics.ts';
export { type Names, type Naming, namesOf } from './names/names.ts';
export type { CustomerOutput } from './outputs/customer-output.ts';
export { outputTopics } from './outputs/list.ts';
export type { OutputTopic } from './outputs/output-topic.ts';
export {
  decodeMemory,
  decodePartitionStatus,
  learnRules,
  type PartitionMemory,
  rulesOf,
} from './partition-memory/partition-memory.ts';
export { memoryFields } from './partition-memory/stored-memory.ts';
export { type Language, labelOf } from './policy/classes/label-of.ts';
export { deploymentFaults, type JudgedDeployment } from './policy/faults/deployment-faults.ts';
export { idleLimits } from './policy/notes/idle-limits.ts';
export { policyNotes } from './policy/notes/policy-notes.ts';
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
export { customerTypes } from './policy/shared/customer-types.ts';
export type { PolicyFault } from './policy/shared/policy-fault.ts';
export {
  type AppliedRules,
  applyRules,
  checkRules,
  newestRules,
} from './rules/apply-rules.ts';
export { checkEffect, deploymentRules, type PublishedRules } from './rules/publish-rules.ts';
export { publishScorecard } from './rules/publish-scorecard.ts';
export { unfoldedBlocks } from './rules/unfolded-blocks.ts';
export { newestVersion, type RulesRecord, rulesFrom } from './rules-records/rules-records.ts';
export {
  checkScorecard,
  encodeScorecard,
  type ScorecardFile,
  ScorecardInvalid,
} from './scorecard/scorecard-document.ts';
export { openHistoryDraft } from './segmenter/history-draft.ts';
export { compareDues } from './segmenter/merge-dues.ts';
export { openSegmenterCodecs, type SegmenterCodecs } from './segmenter/segmenter-codecs.ts';
export { openSegmenterFold } from './segmenter/segmenter-fold.ts';
export { type SegmenterSettings, startSegmenter } from './segmenter/start-segmenter.ts';
export { declarationOf } from './services/declaration-of.ts';
export { declarationOfSeveral } from './services/declaration-of-several.ts';
export { services } from './services/list.ts';
export { setup } from './setup/setup.ts';
export { type SourceStart, startingOffsets } from './setup/starting-offsets.ts';
export { feedback } from './sources/feedback.ts';
export { interactions } from './sources/interactions.ts';
export { sourceNames, sources } from './sources/list.ts';
export { MOST_AMOUNT_MINOR } from './sources/most-amount.ts';
export { purchases } from './sources/purchases.ts';
export type { Source, SourceName } from './sources/source.ts';
