export { startClock } from './clock/start-clock.ts';
export { type EmbeddedPipeline, startEmbedded } from './embedded.ts';
export { feedback } from './intake/feedback.ts';
export type { IntakeRule } from './intake/intake-rule.ts';
export { interactions } from './intake/interactions.ts';
export { purchases } from './intake/purchases.ts';
export { type IntakeSettings, startIntake } from './intake/start-intake.ts';
export { type IntakeName, intakeNames, type Names, type Naming, namesOf } from './names.ts';
export { idleLimits } from './policy/idle-limits.ts';
export { type BoxJudgement, judgeBoxes } from './policy/judge-segments.ts';
export {
  checkPolicy,
  decodePolicy,
  encodePolicy,
  type PolicyFault,
  PolicyInvalid,
} from './policy/policy-document.ts';
export { presetNames, presetsFolder } from './policy/presets.ts';
export { allCodes } from './policy/segment-faults.ts';
export { type AppliedRules, applyRules, newestRules, type ProposedRules } from './rules/apply-rules.ts';
export type { LoggedRules } from './rules/read-rules.ts';
export { unfoldedBlocks } from './rules/unfolded-blocks.ts';
export { compareDues } from './segmenter/merge-dues.ts';
export {
  decodeMemory,
  type PartitionMemory,
  rulersDue,
  rulersOf,
} from './segmenter/partition-memory.ts';
export { openSegmenterFold, type SegmenterFoldParts } from './segmenter/segmenter-fold.ts';
export { type SegmenterSettings, startSegmenter } from './segmenter/start-segmenter.ts';
export { type CustomerOutput, openDraft } from './segmenter/step-draft.ts';
export { memoryFields } from './segmenter/stored-memory.ts';
export { frameWith } from './setup/frame-with.ts';
export { findFrame, readFrame } from './setup/read-frame.ts';
export { type SetupOptions, setup } from './setup/setup.ts';
export { type NamedService, startOnOwnNames } from './setup/start-on-own-names.ts';
export { zoneTransitions } from './setup/zone-transitions.ts';
